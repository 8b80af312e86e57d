import { expect, test } from 'vitest';
import { openDatabase } from '../../../ledger/database.ts';
import { getHealth } from '../../../api/handlers/health.ts';
import type { ApiDependencies } from '../../../api/call.ts';
import { fakeRuns } from '../fake-runs.ts';
import { withApi } from '../with-api.ts';

const api = withApi();

test('all is well while ledger and Temporal answer', async () => {
  expect(await api.call('GET', '/health')).toMatchObject({
    status: 200,
    body: { state: 'ok', ledger: true, temporal: true },
  });
});

test('F6: Temporal away is told by status and by name', async () => {
  api.runs.isUp = false;
  expect(await api.call('GET', '/health')).toMatchObject({
    status: 503,
    body: { state: 'degraded', ledger: true, temporal: false },
  });
  api.runs.isUp = true;
});

test('F9: the ledger away is told by status and by name', async () => {
  const db = openDatabase('postgresql://nobody:none@127.0.0.1:1/none');
  const { status, body } = await getHealth({ db, runs: fakeRuns() } as unknown as ApiDependencies, {} as never);
  expect({ status, body }).toEqual({ status: 503, body: { state: 'degraded', ledger: false, temporal: true } });
  await db.close();
});
