import { expect, test } from 'vitest';
import { aPlaybook, checked } from '../a-world.ts';

const told = (...schedules: readonly string[]): readonly string[] =>
  checked(
    aPlaybook('- wait: 1h', `triggers: [${schedules.map((one) => `{ schedule: { ${one} } }`).join(', ')}]\n`),
  ).diagnostics.map(({ code, summary }) => `${code}: ${summary.replace(/.*such as on /, '')}`);

test('two schedules that fire at the same time are told at the second, with a day', () => {
  expect(told('every: weekday, at: "07:00"', 'every: monday, at: "07:00"')).toEqual(['schedule-twice: 2028-01-03']);
  expect(told('every: day, at: "07:00"', 'cron: "0 7,19 29 2 *"')).toEqual(['schedule-twice: 2028-02-29']);
});

test.each([
  ['every: weekday, at: "07:00"', 'every: weekday, at: "07:01"'],
  ['every: weekday, at: "07:00"', 'every: sunday, at: "07:00"'],
  ['every: day, at: "07:00"', 'every: day, at: "07:00", timezone: UTC'],
  ['every: 15m', 'every: 15m'],
])('%s and %s do not', (one, other) => expect(told(one, other)).toEqual([]));
