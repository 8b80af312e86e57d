import { describe, expect, test } from 'vitest';
import { aPlaybook, findingsOf } from '../a-world.ts';

const withHead = (head: string): readonly string[] => findingsOf(aPlaybook('- wait: 1h', `${head}\n`));
describe('schedules', () => {
  const schedule = (words: string) => withHead(`triggers: [{ schedule: { ${words} } }]`);

  test.each([
    'cron: "0 7 * * 1-5"',
    'cron: "*/15 0-6,20-23 1,15 jan-mar MON"',
    'cron: "5/10 * * * 7"',
    'every: 15m',
    'every: 2h',
    'every: month, at: "07:00", on: last weekday',
    'every: day, at: "07:00", timezone: Europe/Berlin',
    'every: weekday, at: "23:59", jitter: 5m, overlap: queue, catchUp: all, within: 2h',
    'every: friday, at: "07:00"',
    'every: week, at: "07:00", on: monday',
    'every: month, at: "07:00", on: first monday',
    'every: month, at: "07:00", on: month-end',
    'every: month, at: "07:00", on: "15"',
  ])('%s is right', (words) => expect(schedule(words)).toEqual([]));

  test.each([
    ['', 'schedule-invalid: schedule'],
    ['cron: "0 7 * * *", every: day', 'schedule-invalid: every'],
    ['cron: "0 7 * * *", at: "07:00"', 'schedule-invalid: at'],
    ['cron: "0 7 * *"', 'schedule-invalid: "0 7 * *"'],
    ['cron: "60 7 * * *"', 'schedule-invalid: "60 7 * * *"'],
    ['cron: "0 7 0 * *"', 'schedule-invalid: "0 7 0 * *"'],
    ['cron: "0 7 * 13 *"', 'schedule-invalid: "0 7 * 13 *"'],
    ['cron: "0 7 * * 8"', 'schedule-invalid: "0 7 * * 8"'],
    ['cron: "0 7 * * 5-1"', 'schedule-invalid: "0 7 * * 5-1"'],
    ['cron: "0 *-3 * * *"', 'schedule-invalid: "0 *-3 * * *"'],
    ['cron: "0 x? * * *"', 'schedule-invalid: "0 x? * * *"'],
    ['every: fortnight, at: "07:00"', 'schedule-invalid: fortnight'],
    ['every: day', 'schedule-invalid: day'],
    ['every: hour', 'schedule-invalid: hour'],
    ['every: 0m', 'schedule-invalid: 0m'],
    ['every: 2h, at: "07:00"', 'schedule-invalid: at'],
    ['every: 2h, on: monday', 'schedule-invalid: on'],
    ['cron: "0 7 * * *", on: monday', 'schedule-invalid: on'],
    ['every: month, at: "07:00", on: second day', 'schedule-invalid: second day'],
    ['every: day, at: "24:00"', 'wrong-value: "24:00"'],
    ['every: day, at: 07:00', 'yaml-number: 07:00'],
    ['every: day, at: "07:00", on: monday', 'schedule-invalid: on'],
    ['every: week, at: "07:00"', 'schedule-invalid: week'],
    ['every: week, at: "07:00", on: funday', 'schedule-invalid: funday'],
    ['every: month, at: "07:00", on: fifth monday', 'schedule-invalid: fifth monday'],
    ['every: day, at: "07:00", timezone: Europe/Berln', 'schedule-invalid: Europe/Berln'],
    ['every: day, at: "07:00", calendar: x', 'wrong-type: x'],
    ['every: 2h, calendar: { onHoliday: next-business-day }', 'schedule-invalid: { onHoliday: next-business-day }'],
    [
      'cron: "0 7,19 * * *", calendar: { onHoliday: previous-business-day }',
      'schedule-invalid: { onHoliday: previous-business-day }',
    ],
    [
      'cron: "*/5 7 * * *", calendar: { onHoliday: next-business-day }',
      'schedule-invalid: { onHoliday: next-business-day }',
    ],
  ])('%s', (words, finding) => expect(schedule(words)[0]?.split('\n')[0]).toBe(finding));

  test.each([
    'every: 2h, calendar: { onHoliday: skip }',
    'cron: "0 7,19 * * *", calendar: { onHoliday: skip }',
    'cron: "0 7 1 * *", calendar: { onHoliday: next-business-day }',
    'every: month, on: month-end, at: "07:00", calendar: { name: berlin-office, onHoliday: previous-business-day }',
  ])('%s is a schedule', (words) => expect(schedule(words)).toEqual([]));
});
