import { beforeEach, describe, expect, test } from 'vitest';
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
