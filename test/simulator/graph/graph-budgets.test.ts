import { expect, test } from 'vitest';
import { aBench, refusalOf } from '../support.ts';

test('what is above the budget of a minute is 429 and says how long to wait, and the next minute is free', async () => {
  const { graph, control, clock } = await aBench();
  await control.change({ graph: { securityPerMinute: 2 } });
  const statuses = [];
  for (let call = 0; call < 3; call++) statuses.push((await graph('security/alerts_v2?$top=1')).status);
  expect(statuses).toEqual([200, 200, 429]);
  clock.now += 15_000;
  const refused = await graph('security/incidents');
  expect(refused.headers.get('retry-after')).toBe('45');
  expect(await refusalOf(refused)).toBe('429 TooManyRequests: Please retry again later.');
  clock.now += 45_000;
  expect((await graph('security/incidents')).status).toBe(200);
});
