import { expect, test } from 'vitest';
import { aBench, refusalOf } from '../support.ts';

test.each([
  [{ requestsPerMinute: 2 }, '60'],
  [{ requestsPerHour: 2 }, '3600'],
])('the third call under %j is 429 and says how long to wait', async (budget, retryAfter) => {
  const { defender, control } = await aBench();
  await control.change({ defenderEndpoint: budget });
  for (let call = 0; call < 2; call++) expect((await defender('machines?$top=1')).status).toBe(200);
  const refused = await defender('machines?$top=1');
  expect(refused.headers.get('retry-after')).toBe(retryAfter);
  expect(await refusalOf(refused)).toMatch(/^429 TooManyRequests: API calls quota exceeded! Maximum allowed 2\./);
});
