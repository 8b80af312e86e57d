import { beforeEach, expect, test } from 'vitest';
import { PAGE_RUNS_MAX } from '../../../api/contract.ts';
import { writeRecords } from '../../../ledger/write-records.ts';
import { ended } from '../../ledger/a-run.ts';
import { fakeRuns } from '../fake-runs.ts';
import { withApi } from '../with-api.ts';

const api = withApi();
beforeEach(() => {
  api.runs.delivered.length = 0;
  api.runs.isUp = true;
  api.runs.answer = fakeRuns().answer;
});

test('a run is shown with its steps and its trace', async () => {
  const run = await api.waitingRun();
  expect(await api.call('GET', `/runs/${run.runId}`, { as: 'vera' })).toMatchObject({
    status: 200,
    body: {
      run: run.runId,
      tenant: 'contoso',
      state: 'waiting',
      outcome: null,
      startedBy: 'person bruno',
      inputs: { hours: 1 },
    },
  });
  expect((await api.call('GET', `/runs/${run.runId}/steps`, { as: 'vera' })).body['steps']).toMatchObject([
    { path: 'ask', kind: 'approve', status: 'waiting', waitsFor: 'approval', failure: null },
  ]);
  expect((await api.call('GET', `/runs/${run.runId}/records`, { as: 'vera' })).body['records']).toMatchObject([
    { seq: 1, isConfirmed: true, event: { type: 'run-started' } },
    { seq: 2, event: { type: 'step-started', path: 'ask' } },
    { seq: 3, event: { type: 'step-waiting' } },
  ]);
});

test('runs come in pages, newest first, each run once', async () => {
  for (let n = 0; n < 5; n++) await api.waitingRun();
  const seen: string[] = [];
  let cursor = '';
  do {
    const page = await api.call('GET', `/runs?limit=2${cursor}`, { as: 'vera' });
    expect(page.status).toBe(200);
    seen.push(...(page.body['runs'] as { run: string }[]).map(({ run }) => run));
    cursor = page.body['next'] === null ? '' : `&cursor=${encodeURIComponent(page.body['next'] as string)}`;
  } while (cursor !== '');
  expect(seen.length).toBeGreaterThanOrEqual(5);
  expect(new Set(seen).size).toBe(seen.length);
});

test.each([
  [PAGE_RUNS_MAX, 200],
  [PAGE_RUNS_MAX + 1, 400],
  [0, 400],
])('a page of %i runs is answered with %i', async (limit, status) => {
  expect((await api.call('GET', `/runs?limit=${limit}`, { as: 'vera' })).status).toBe(status);
});

test('runs can be asked for by state', async () => {
  const run = await api.waitingRun();
  await writeRecords(api.ledger.db, run, [ended(9)], 'confirmed');
  const { body } = await api.call('GET', '/runs?state=ended', { as: 'vera' });
  expect((body['runs'] as { run: string; state: string }[]).map((one) => [one.run, one.state])).toEqual([
    [run.runId, 'ended'],
  ]);
  expect((await api.call('GET', '/runs?state=anything', { as: 'vera' })).status).toBe(400);
});

test.each(['x', 'r-1', 'r-0123456789ab%27', '..%2f..%2fme'])('%s is no run', async (run) => {
  expect((await api.call('GET', `/runs/${run}`, { as: 'vera' })).status).toBe(400);
});
