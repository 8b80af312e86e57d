import { expect, test } from 'vitest';
import { checkDocument } from '../../../language/check-document.ts';
import { WORLD, aPlaybook } from '../a-world.ts';
import { tells, tellsNothing } from '../tells.ts';

const WAIT = '- wait: { businessHours: 8h, calendar: berlin-ofice }';

tells([
  ['a wait by an unknown calendar', WAIT, ['unknown-calendar: berlin-ofice']],
  [
    'a task that is due by one',
    '- task: { title: x, to: [{ team: csirt }], due: { businessHours: 8h, calendar: others } }',
    ['unknown-calendar: others'],
  ],
  [
    'a clock by one',
    '- clock: { start: close, calendar: others }\n- clock: { stop: close }',
    ['unknown-calendar: others'],
  ],
]);

tellsNothing([
  ['a clock without a calendar', '- clock: { start: close }\n- clock: { stop: close }'],
  ['a calendar that exists', '- wait: { businessHours: 8h, calendar: berlin-office }'],
  ['the calendar of the tenant', '- wait: { businessHours: 8h, calendar: tenant }'],
  ['no calendar', '- wait: { businessHours: 8h }'],
  ['other waits', '- wait: 8h'],
]);

test('calendars are not looked up where it is not known which exist', () => {
  const { calendars: _calendars, ...world } = WORLD;
  expect(checkDocument(aPlaybook(WAIT), 'a.yaml', world).diagnostics).toEqual([]);
});
