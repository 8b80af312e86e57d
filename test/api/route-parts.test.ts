import { expect, test } from 'vitest';
import { compileMisfits } from '../../api/misfits.ts';
import { name, reason, REASON_CHARACTERS_MAX, requestId, runParams } from '../../api/route-parts.ts';

const fits = (schema: object, value: unknown): boolean => compileMisfits(schema)(value).length === 0;

test('names are neither empty nor too long, reasons may be empty', () => {
  expect([fits(name(3), ''), fits(name(3), 'abc'), fits(name(3), 'abcd')]).toEqual([false, true, false]);
  const most = 'x'.repeat(REASON_CHARACTERS_MAX);
  expect([fits(reason, ''), fits(reason, most), fits(reason, `${most}x`)]).toEqual([true, true, false]);
});

test('ids of runs and of calls have their form', () => {
  expect([fits(runParams, { run: 'r-0123456789ab' }), fits(runParams, { run: 'x' })]).toEqual([true, false]);
  expect([fits(requestId, 'a-call-of-mine'), fits(requestId, 'short'), fits(requestId, 'with space')]).toEqual([
    true,
    false,
    false,
  ]);
});
