import { expect, test } from 'vitest';
import { aPlaybook, findingsOf } from '../a-world.ts';
import { tells, tellsNothing } from '../tells.ts';

tells([
  ['a calendar at its name', '- wait: { businessHours: 8h, calendar: others }', ['unknown-calendar: others']],
  [
    'each place',
    '- wait: { businessHours: 8h, calendar: one }\n- wait: { businessHours: 8h, calendar: other }',
    ['unknown-calendar: one', 'unknown-calendar: other'],
  ],
]);

tellsNothing([
  ['steps that count no business time', '- wait: 1h\n- task: { title: x, to: [{ team: csirt }], due: 3d }'],
]);

const scheduled = (calendar: string): readonly string[] =>
  findingsOf(aPlaybook('- wait: 1h', `triggers: [{ schedule: { every: day, at: "07:00", ${calendar} } }]\n`));

test('the calendar of a schedule is known by its name', () => {
  expect(scheduled('calendar: { name: others, onHoliday: skip }')).toEqual(['unknown-calendar: others']);
  expect(scheduled('calendar: { name: berlin-office, onHoliday: skip }')).toEqual([]);
  expect(scheduled('calendar: { onHoliday: skip }')).toEqual([]);
});

test('a schedule that skips holidays needs no business hours, one that moves does', () => {
  const of = (onHoliday: string) => scheduled(`calendar: { name: berlin-holidays, onHoliday: ${onHoliday} }`);
  expect(of('skip')).toEqual([]);
  expect(of('next-business-day')).toEqual(['calendar-without-hours: berlin-holidays']);
});
