import { expect, test } from 'vitest';
import { API_LIMITS, ownLimits } from '../../../connectors/http/api-limits.ts';
import type { ApiName } from '../../../connectors/http/api-limits.ts';

// What an object literal of ours holds are its names.
const NAMES = Object.keys(API_LIMITS) as ApiName[];

test('R9: of machine actions 80 a minute and 1,200 an hour are ours, of alerts 120 a minute', () => {
  expect(ownLimits('defender-endpoint')).toEqual([
    { calls: 80, perMs: 60_000 },
    { calls: 1_200, perMs: 3_600_000 },
  ]);
  expect(ownLimits('graph-security')).toEqual([{ calls: 120, perMs: 60_000 }]);
});

test.each(NAMES)('R9: of "%s" at least one call and never more than the vendor declares is ours', (api) => {
  const declared: readonly { readonly calls: number }[] = API_LIMITS[api];
  for (const [at, { calls }] of ownLimits(api).entries()) {
    expect(calls).toBeGreaterThanOrEqual(1);
    expect(calls).toBeLessThanOrEqual(declared[at]?.calls ?? 0);
  }
});
