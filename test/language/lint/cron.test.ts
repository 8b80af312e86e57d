import { expect, test } from 'vitest';
import { checkCron } from '../../../language/lint/cron.ts';

test.each([
  ['0 7 * * 1-5', false],
  ['*/15 0-6,20-23 1,15 jan-mar MON', false],
  ['5/10 * * * 7', false],
  ['0 0 29 2 *', false],
  ['0 0 30 2 *', true],
  ['0 0 31 4,6,9,nov *', true],
  ['0 0 31 2 mon', false],
])('%s is read; it never fires: %s', (cron, neverFires) => {
  expect(checkCron(cron)).toEqual({ ok: true, neverFires });
});

test.each([
  ['0 7 * *', 'cron has five fields: found 4'],
  ['60 * * * *', 'the minute goes from 0 to 59: found "60"'],
  ['* 24 * * *', 'the hour goes from 0 to 23: found "24"'],
  ['* * 0 * *', 'the day of the month goes from 1 to 31: found "0"'],
  ['* * * 13 *', 'the month goes from 1 to 12: found "13"'],
  ['* * * * 5-1', 'the day of the week goes from 0 to 7: found "5-1"'],
  ['1-x * * * *', 'the minute goes from 0 to 59: found "1-x"'],
  ['*-3 * * * *', 'the minute goes from 0 to 59: found "*-3"'],
])('%s is refused: %s', (cron, problem) => {
  expect(checkCron(cron)).toEqual({ ok: false, problem });
});
