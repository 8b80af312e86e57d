import { beforeEach, describe, expect, test } from 'vitest';
import type { PersonId } from '../../../contracts/ids.ts';
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

describe('cancel', () => {
  test('an analyst ends a run; it is audited before it is sent', async () => {
    const run = await api.waitingRun();
    const { status } = await api.call('POST', `/runs/${run.runId}/cancel`, {
      as: 'bruno',
      body: { reason: 'a drill', requestId: 'cancel-0001' },
    });
    expect(status).toBe(202);
    expect(api.runs.delivered).toEqual([
      {
        workflowId: run.workflowId,
        message: { type: 'cancel', id: 'bruno-cancel-0001', by: 'bruno', reason: 'a drill' },
      },
    ]);
    const entries = await api.ledger.db.kysely
      .selectFrom('auditEntries')
      .selectAll()
      .where('subject', '=', run.runId)
      .execute();
    expect(entries).toMatchObject([{ kind: 'cancel-requested', actor: 'bruno', body: { reason: 'a drill' } }]);
  });

  test('a run that has ended says how', async () => {
    const run = await api.waitingRun();
    await writeRecords(api.ledger.db, run, [ended(9, 'contained')], 'confirmed');
    const { status, body } = await api.call('POST', `/runs/${run.runId}/cancel`, { as: 'bruno', body: { reason: '' } });
    expect(status).toBe(409);
    expect(JSON.stringify(body)).toContain('it has ended as \\"contained\\"');
  });

  test('a run that is gone from Temporal has ended', async () => {
    const run = await api.waitingRun();
    api.runs.answer = () => ({ kind: 'gone' });
    expect((await api.call('POST', `/runs/${run.runId}/cancel`, { as: 'bruno', body: { reason: '' } })).status).toBe(
      409,
    );
  });

  test('F6: Temporal away is 503', async () => {
    const run = await api.waitingRun();
    api.runs.isUp = false;
    expect((await api.call('POST', `/runs/${run.runId}/cancel`, { as: 'bruno', body: { reason: '' } })).status).toBe(
      503,
    );
  });

  test('a reason of 2,000 characters is taken, one more is not', async () => {
    const run = await api.waitingRun();
    const cancel = (length: number) =>
      api.call('POST', `/runs/${run.runId}/cancel`, { as: 'bruno', body: { reason: 'x'.repeat(length) } });
    expect((await cancel(2_000)).status).toBe(202);
    expect((await cancel(2_001)).status).toBe(400);
  });
});

describe('pause and resume', () => {
  test('an analyst holds a run and lets it go on; both are audited before they are sent', async () => {
    const run = await api.waitingRun();
    const body = { reason: 'looks wrong', requestId: 'pause-0001' };
    expect((await api.call('POST', `/runs/${run.runId}/pause`, { as: 'bruno', body })).status).toBe(202);
    const again = { reason: '', requestId: 'resume-0001' };
    expect((await api.call('POST', `/runs/${run.runId}/resume`, { as: 'ada', body: again })).status).toBe(202);
    expect(api.runs.delivered.map(({ message }) => message)).toEqual([
      { type: 'pause', id: 'bruno-pause-0001', by: 'bruno', reason: 'looks wrong' },
      { type: 'resume', id: 'ada-resume-0001', by: 'ada', reason: '' },
    ]);
    const entries = await api.ledger.db.kysely
      .selectFrom('auditEntries')
      .selectAll()
      .where('subject', '=', run.runId)
      .orderBy('id')
      .execute();
    expect(entries).toMatchObject([{ kind: 'pause-requested' }, { kind: 'resume-requested' }]);
  });

  test('a pause needs a reason, and a run that tidies up already refuses', async () => {
    const run = await api.waitingRun();
    const pause = (reason: string) => api.call('POST', `/runs/${run.runId}/pause`, { as: 'bruno', body: { reason } });
    expect((await pause('')).status).toBe(400);
    api.runs.answer = () => ({ kind: 'answered', answer: { accepted: false, because: 'run-ended' } });
    const { status, body } = await pause('x');
    expect(status).toBe(409);
    expect(JSON.stringify(body)).toContain('Cannot pause run');
  });

  test('a run shows that it is paused, since when, by whom and why, until it is resumed or ends', async () => {
    const run = await api.waitingRun();
    const look = async () => (await api.call('GET', `/runs/${run.runId}`, { as: 'bruno' })).body;
    expect(await look()).toMatchObject({ state: 'waiting', paused: null });
    const at = '2026-03-02T08:30:00.000Z';
    const paused = { type: 'run-paused', by: 'bruno' as PersonId, reason: 'odd \u0000' } as const;
    await writeRecords(api.ledger.db, run, [{ seq: 20, at, event: paused }], 'confirmed');
    expect(await look()).toMatchObject({ state: 'paused', paused: { by: 'bruno', at, reason: 'odd \u0000' } });
    const listed = await api.call('GET', '/runs?state=paused', { as: 'bruno' });
    expect(listed.body).toMatchObject({ runs: [{ run: run.runId, state: 'paused' }] });
    const resumed = { type: 'run-resumed', by: null, reason: '' } as const;
    await writeRecords(api.ledger.db, run, [{ seq: 21, at, event: resumed }], 'confirmed');
    expect(await look()).toMatchObject({ state: 'waiting', paused: null });
    await writeRecords(api.ledger.db, run, [{ seq: 22, at, event: paused }, ended(23, 'ended')], 'confirmed');
    expect(await look()).toMatchObject({ state: 'ended', paused: null });
  });
});

describe('roll-back', () => {
  test('an analyst has a run take back what it did; it is audited before it is sent', async () => {
    const run = await api.waitingRun();
    const body = { reason: 'the wrong customer', requestId: 'roll-back-0001' };
    expect((await api.call('POST', `/runs/${run.runId}/roll-back`, { as: 'bruno', body })).status).toBe(202);
    expect(api.runs.delivered.at(-1)?.message).toEqual({
      type: 'roll-back',
      id: 'bruno-roll-back-0001',
      by: 'bruno',
      reason: 'the wrong customer',
    });
    const entries = await api.ledger.db.kysely
      .selectFrom('auditEntries')
      .selectAll()
      .where('subject', '=', run.runId)
      .execute();
    expect(entries).toMatchObject([{ kind: 'roll-back-requested', actor: 'bruno' }]);
  });

  test('a reason is needed, and a run that tidies up already refuses', async () => {
    const run = await api.waitingRun();
    const rollBack = (reason: string) =>
      api.call('POST', `/runs/${run.runId}/roll-back`, { as: 'bruno', body: { reason } });
    expect((await rollBack('')).status).toBe(400);
    api.runs.answer = () => ({ kind: 'answered', answer: { accepted: false, because: 'run-ended' } });
    const { status, body } = await rollBack('x');
    expect(status).toBe(409);
    expect(JSON.stringify(body)).toContain('Cannot roll back run');
  });
});
