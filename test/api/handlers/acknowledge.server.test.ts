import { beforeEach, expect, test } from 'vitest';
import { invariant } from '../../../contracts/invariant.ts';
import type { RefusalCode, RunContext } from '../../../contracts/run.ts';
import { verifyMessage } from '../../../identity/sign-assertion.ts';
import { fakeRuns } from '../fake-runs.ts';
import { withApi } from '../with-api.ts';

const api = withApi();
beforeEach(() => {
  api.runs.delivered.length = 0;
  api.runs.isUp = true;
  api.runs.answer = fakeRuns().answer;
});

const acknowledge = async (run: Pick<RunContext, 'runId'>, as = 'vera', requestId = 'request-1') =>
  await api.call('POST', `/runs/${run.runId}/acknowledgements`, { as, body: { path: 'wake', requestId } });
const auditOf = async (run: RunContext) =>
  (await api.ledger.db.kysely.selectFrom('auditEntries').selectAll().where('subject', '=', run.runId).execute()).map(
    ({ kind }) => kind,
  );
const refuses = (because: RefusalCode) => () => ({ kind: 'answered', answer: { accepted: false, because } }) as const;

test('whoever knows the tenant may say that they have it; it reaches the run, signed for exactly this', async () => {
  const run = await api.waitingRun();
  expect(await acknowledge(run)).toMatchObject({
    status: 200,
    body: { run: run.runId, path: 'wake', settled: 'acknowledged' },
  });
  const [delivered] = api.runs.delivered;
  invariant(delivered?.message.type === 'acknowledge', 'No acknowledgement was delivered');
  const { assertion, ...message } = delivered.message;
  expect(message).toMatchObject({ type: 'acknowledge', path: 'wake', person: 'vera' });
  const statement = { tenant: run.tenant, runId: run.runId, message };
  expect(await verifyMessage(assertion, api.keys.verifying, statement)).toEqual({ ok: true });
  expect(await auditOf(run)).toEqual(['acknowledgement-signed']);
});

test('the same request is the same word; of two people each has a word of their own', async () => {
  const run = await api.waitingRun();
  await acknowledge(run);
  await acknowledge(run);
  await acknowledge(run, 'chen');
  expect(api.runs.delivered.map(({ message }) => message.type)).toEqual(['acknowledge', 'acknowledge']);
});

test.each([
  ['wrong-person', 403],
  ['not-waiting', 409],
  ['already-acknowledged', 409],
  ['not-signed', 403],
] as const)('what the run refuses as %s is refused in its words, and audited', async (because, status) => {
  const run = await api.waitingRun();
  api.runs.answer = refuses(because);
  expect(await acknowledge(run)).toMatchObject({ status, body: { error: { code: because } } });
  expect(await auditOf(run)).toEqual(['acknowledgement-signed', 'acknowledgement-refused']);
});

test('a word that could not be checked yet is noted', async () => {
  api.runs.answer = refuses('being-checked');
  expect(await acknowledge(await api.waitingRun())).toMatchObject({ status: 202, body: { settled: 'noted' } });
});

test('an ended run says so, and Temporal being away is no answer', async () => {
  api.runs.answer = () => ({ kind: 'gone' });
  expect(await acknowledge(await api.waitingRun())).toMatchObject({
    status: 409,
    body: { error: { code: 'run-ended' } },
  });
  api.runs.isUp = false;
  expect((await acknowledge(await api.waitingRun())).status).toBe(503);
});
