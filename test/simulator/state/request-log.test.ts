import { expect, test } from 'vitest';
import { createRequestLog } from '../../../simulator/state/request-log.ts';

test('the last 2,000 requests are kept, and their numbers go on', () => {
  const log = createRequestLog(() => 0);
  const entry = {
    service: 'login',
    tenant: '',
    method: 'GET',
    path: '/',
    status: 200,
    publisher: '',
    fault: '',
  } as const;
  for (let at = 0; at < 4_500; at++) log.add(entry);
  expect(log.list()).toHaveLength(2_000);
  expect(log.list().at(-1)?.sequence).toBe(4_500);
  log.clear();
  expect(log.list()).toEqual([]);
});
