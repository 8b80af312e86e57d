import { digest, type Json } from '../../contracts/json.ts';
import type { Plan } from '../../language/plan/plan.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { runIdOf, type RunId } from '../../contracts/ids.ts';
import { ended, started } from '../ledger/a-run.ts';
import { writeRecords } from '../../ledger/write-records.ts';
import { claimSuccessor } from '../../ledger/after-end.ts';
import { findRun } from '../../ledger/runs.ts';
import { NO_RETRY, type NoRetry } from '../../contracts/after-end.ts';
import { FABRIKAM, NIGHTLY } from './a-soc.ts';
import { type EndedOver, withApi } from './with-api.ts';

const api = withApi();
beforeEach(() => {
  api.runs.started.length = 0;
  api.runs.isUp = true;
});

const ofPlan = (plan: Plan) => ({ playbook: plan.name, planSha256: digest(plan as unknown as Json) });
const rollBack = (run: string, as = 'bruno') =>
  api.call('POST', `/runs/${run}/roll-back`, { as, body: { reason: 'The wrong customer' } });
const retry = (run: string, as = 'bruno') => api.call('POST', `/runs/${run}/retry`, { as, body: { reason: 'Mended' } });
const errorOf = ({ status, body }: Awaited<ReturnType<typeof retry>>) => {
  const { code, message, hint } = body['error'] as { code: string; message: string; hint?: string };
  return { status, code, message, hint };
};
/** The run that was started last, as the ledger has it once it has ended. */
async function endOfLast(over: EndedOver = {}): Promise<RunId> {
  const { workflowId = '' } = api.runs.started.at(-1) ?? {};
  const runId = runIdOf(workflowId, 'first');
  await api.endedRun({ ...over, runId, workflowId });
  return runId;
}

describe('a retry', () => {
  test('goes on with the plan, the inputs and what the run left, as the person who asks', async () => {
    const run = await api.endedRun();
    const { status, body } = await retry(run.runId);
    expect(status).toBe(201);
    expect(body['repeated']).toBe(false);
    const [{ start } = { start: undefined }] = api.runs.started;
    expect(start).toMatchObject({
      plan: { playbook: 'triage', sha256: run.planSha256 },
      inputs: { severity: 'high' },
      starter: { kind: 'person', person: 'bruno' },
      origin: { kind: 'retry', run: run.runId, earlier: [run.runId] },
      journal: { phase: 'ended' },
    });
    const entries = await api.ledger.db.kysely
      .selectFrom('auditEntries')
      .selectAll()
      .where('subject', '=', run.runId)
      .execute();
    expect(entries).toMatchObject([{ kind: 'retry-requested', actor: 'bruno', body: { reason: 'Mended' } }]);
  });

  test('that is asked for twice, or by two at once, is one run', async () => {
    const run = await api.endedRun();
    const answers = await Promise.all([retry(run.runId), retry(run.runId, 'chen'), retry(run.runId)]);
    expect(new Set(answers.map(({ body }) => body['run'])).size).toBe(1);
    expect(api.runs.started).toHaveLength(1);
    const again = await retry(run.runId);
    expect([again.status, again.body['repeated']]).toEqual([200, true]);
  });

  test('is linked with the run, both ways', async () => {
    const run = await api.endedRun();
    const { body } = await retry(run.runId);
    const second = await endOfLast();
    expect(body['run']).toBe(second);
    const view = async (id: string) => (await api.call('GET', `/runs/${id}`, { as: 'bruno' })).body;
    expect(await view(run.runId)).toMatchObject({ origin: null, successor: { kind: 'retry', run: second } });
    expect(await view(second)).toMatchObject({ origin: { kind: 'retry', run: run.runId }, successor: null });
  });

  test('is refused once a retry has ended: that one is to be retried', async () => {
    const run = await api.endedRun();
    await retry(run.runId);
    const second = await endOfLast();
    expect(errorOf(await retry(run.runId))).toMatchObject({
      status: 409,
      code: 'cannot-retry',
      message: `Cannot retry run "${run.runId}": it was retried as run "${second}"`,
      hint: `watchbill retry ${second}`,
    });
    expect((await retry(second)).status).toBe(201);
  });

  test.each(Object.entries(NO_RETRY))('of a run that says %s is refused with the reason', async (noRetry, because) => {
    const run = await api.endedRun({ final: { noRetry: noRetry as NoRetry } });
    expect(errorOf(await retry(run.runId))).toMatchObject({ status: 409, code: 'cannot-retry' });
    expect(errorOf(await retry(run.runId)).message).toContain(because);
    expect(api.runs.started).toEqual([]);
  });

  test('of a run that left nothing is refused with the reason', async () => {
    const because = async (over: EndedOver) =>
      errorOf(await retry((await api.endedRun({ ...over, final: null })).runId)).message;
    expect(await because({ outcome: 'succeeded' })).toContain('neither failed nor was it cancelled');
    expect(await because({ outcome: 'failed' })).toContain('too large, or was not kept');
    expect(await because({ outcome: 'cancelled' })).toContain('too large, or was not kept');
    const outside = await api.endedRun({ final: null });
    await api.ledger.db.kysely
      .updateTable('runs')
      .set({ endedOutside: 'terminated' })
      .where('runId', '=', outside.runId)
      .execute();
    expect(errorOf(await retry(outside.runId)).message).toContain('ended from outside');
    expect(errorOf(await rollBack(outside.runId)).message).toContain('ended from outside');
  });

  test('of a run that goes on is refused', async () => {
    const run = await api.waitingRun();
    expect(errorOf(await retry(run.runId))).toMatchObject({ status: 409, code: 'still-open' });
  });

  test('F6: Temporal away is 503, and the same call goes through later', async () => {
    const run = await api.endedRun();
    api.runs.isUp = false;
    expect((await retry(run.runId)).status).toBe(503);
    api.runs.isUp = true;
    expect((await retry(run.runId)).status).toBe(201);
  });
});

describe('a roll-back of a run that has ended', () => {
  test('is a run of its own, which takes back what is left; while it is open it is the answer', async () => {
    const run = await api.endedRun({ outcome: 'succeeded', final: { noRetry: 'not-failed' } });
    const first = await rollBack(run.runId);
    expect([first.status, (await rollBack(run.runId)).body]).toEqual([202, first.body]);
    expect(api.runs.started).toHaveLength(1);
    expect(api.runs.started[0]?.start.origin).toEqual({ kind: 'roll-back', run: run.runId, earlier: [run.runId] });
  });

  test('that could not take back everything is followed by one for the rest', async () => {
    const run = await api.endedRun();
    await rollBack(run.runId);
    const second = await endOfLast({ final: { takesBack: 1, noRetry: 'roll-back' } });
    expect((await rollBack(run.runId)).status).toBe(202);
    expect(api.runs.started.at(-1)?.start.origin?.run).toBe(second);
  });

  test('is refused where nothing is left, with the reason', async () => {
    const nothing = 'all of that has been taken back';
    const run = await api.endedRun();
    await rollBack(run.runId);
    await endOfLast({ outcome: 'rolled-back', final: null });
    expect(errorOf(await rollBack(run.runId))).toMatchObject({ status: 409, code: 'nothing-to-take-back' });
    const clean = await api.endedRun({ final: { takesBack: 0 } });
    expect(errorOf(await rollBack(clean.runId)).message).toContain(nothing);
    expect(errorOf(await rollBack((await api.endedRun({ final: null })).runId)).message).toContain(nothing);
  });

  test('and a retry exclude each other, also where both are asked for at once', async () => {
    const back = await api.endedRun();
    await rollBack(back.runId);
    expect(errorOf(await retry(back.runId)).message).toContain('asked to take back');
    const retried = await api.endedRun();
    const { body } = await retry(retried.runId);
    expect(errorOf(await rollBack(retried.runId))).toMatchObject({
      code: 'retried-already',
      hint: `watchbill roll-back ${String(body['run'])}`,
    });
    const raced = await api.endedRun();
    await claimSuccessor(api.ledger.db, raced.tenant, raced.runId, { kind: 'retry', workflowId: 'w' });
    expect(errorOf(await rollBack(raced.runId)).message).toMatch(/it was retried$/);
  });

  test('works for a tenant that does not use the playbook any more, a retry does not', async () => {
    const run = await api.endedRun({ ...ofPlan(NIGHTLY), tenant: FABRIKAM });
    expect(errorOf(await retry(run.runId, 'finn'))).toMatchObject({ code: 'playbook-not-used' });
    expect((await rollBack(run.runId, 'finn')).status).toBe(202);
  });
});

test('what was asked for stands in the ledger before the run has written anything', async () => {
  const run = await api.endedRun();
  const { body } = await retry(run.runId);
  expect(await findRun(api.ledger.db, [run.tenant], body['run'] as RunId)).toBeUndefined();
  const later = { ...run, runId: body['run'] as RunId };
  await writeRecords(api.ledger.db, later, [started(1)], 'confirmed');
  expect((await retry(run.runId)).status).toBe(200);
  await writeRecords(api.ledger.db, later, [ended(2)], 'confirmed');
  expect((await retry(run.runId)).status).toBe(409);
});
