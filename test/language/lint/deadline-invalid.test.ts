import { expect, test } from 'vitest';
import { aPlaybook, findingsOf } from '../a-world.ts';

const withDeadline = (written: string, more = '') =>
  findingsOf(aPlaybook('- wait: 1h', `deadline: ${written}\n${more}`));
const TELL = '[{ notify: { to: [{ team: csirt }], text: x } }]';

test('a deadline that comes when the run has used up its time', () => {
  expect(withDeadline('{ within: 12h }', 'limits: { runTime: 12h }\n')).toEqual(['deadline-invalid: 12h']);
  expect(withDeadline('{ within: 11h59m }', 'limits: { runTime: 12h }\n')).toEqual([]);
  expect(withDeadline('{ within: 30d }')).toEqual(['deadline-invalid: 30d']);
});

test('a warning that comes too late, or never', () => {
  expect(withDeadline('{ within: 4h, warn: 4h }')).toEqual(['deadline-invalid: 4h']);
  expect(withDeadline('{ within: 4h, warn: 3h59m }')).toEqual([]);
  expect(withDeadline(`{ within: 4h, onWarn: ${TELL} }`)).toEqual([`deadline-invalid: ${TELL}`]);
});

test('a playbook without a deadline has none to judge', () => {
  expect(findingsOf(aPlaybook('- wait: 1h'))).toEqual([]);
});
