import { expect, test } from 'vitest';
import { readSettings } from '../../simulator/settings.ts';

test('without anything the fixed ports hold', () => {
  expect(readSettings([], {})).toMatchObject({
    settings: { ports: { http: 7_430, smtp: 7_431 }, seed: 1, behaviour: { producer: { eventsPerMinute: 12 } } },
  });
});

test('an argument goes before its variable', () => {
  const read = readSettings(['--http-port', '0', '--tenants=contoso,woodgrove'], {
    SIMULATOR_HTTP_PORT: '9999',
    SIMULATOR_FOLDER: '/somewhere',
  });
  expect(read).toMatchObject({
    settings: { ports: { http: 0 }, folder: '/somewhere', tenants: ['contoso', 'woodgrove'] },
  });
});

test.each([[['--seed', 'x']], [['--unknown']], [['--smtp-port', '1.5']]])('%j is refused in one sentence', (args) => {
  expect(readSettings(args, {})).toHaveProperty('problem', expect.stringMatching(/^Cannot start the simulator: /));
});
