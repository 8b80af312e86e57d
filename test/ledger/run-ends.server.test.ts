import { describe, expect, test } from 'vitest';
import type { PlaybookName } from '../../contracts/ids.ts';
import type { RunContext } from '../../contracts/run.ts';
import { listAudit } from '../../ledger/audit.ts';
import {
  ENDS_OF_TENANT_MAX,
  markHeard,
  releaseEnd,
  resultsOfEnd,
  settleEnd,
  takeEnd,
  unheardEnds,
} from '../../ledger/run-ends.ts';
import { writeRecords } from '../../ledger/write-records.ts';
import { aRun, CONTOSO, ended, FABRIKAM, started } from './a-run.ts';
import { withLedger } from './with-ledger.ts';

const ledger = withLedger();

async function anEnd(
  of: Partial<RunContext> = {},
  how: 'confirmed' | 'provisional' = 'confirmed',
): Promise<RunContext> {
  const run = aRun(of);
  await writeRecords(ledger.db, run, [started(1), ended(2)], how);
  return run;
}

const unheard = async () => (await unheardEnds(ledger.db)).map(({ runId }) => runId);
const keyOf = (run: RunContext) => ({ runId: run.runId, playbook: 'report' as PlaybookName, trigger: 0 });

describe('an end of a run', () => {
  test('is unheard from its confirmed end until it is marked', async () => {
    const open = aRun();
    await writeRecords(ledger.db, open, [started(1)], 'confirmed');
    const provisional = await anEnd({}, 'provisional');
    const run = await anEnd();
    const [end] = await unheardEnds(ledger.db);
    expect(end).toMatchObject({
      tenant: CONTOSO,
      runId: run.runId,
      playbook: 'phishing',
      outcome: 'succeeded',
      outputs: { ticket: 'INC1' },
      starter: { kind: 'event' },
      startedAt: '2026-11-21T09:00:01.000Z',
      endedAt: '2026-11-21T09:00:02.000Z',
    });
    expect(await unheard()).not.toContain(open.runId);
    expect(await unheard()).not.toContain(provisional.runId);
    await markHeard(ledger.db, CONTOSO, [run.runId]);
    expect(await unheard()).toEqual([]);
  });

  test('of a tenant with many others leaves room for those of the next tenant', async () => {
    const many = await Promise.all(Array.from({ length: ENDS_OF_TENANT_MAX + 1 }, () => anEnd()));
    const other = await anEnd({ tenant: FABRIKAM });
    const seen = await unheard();
    expect(seen).toHaveLength(ENDS_OF_TENANT_MAX + 1);
    expect(seen).toContain(other.runId);
    await markHeard(
      ledger.db,
      CONTOSO,
      many.map(({ runId }) => runId),
    );
    await markHeard(ledger.db, FABRIKAM, [other.runId]);
  });

  test('is taken by one of many for a playbook, and by the next once it is given back', async () => {
    const key = keyOf(await anEnd());
    const takes = await Promise.all(Array.from({ length: 8 }, () => takeEnd(ledger.db, CONTOSO, key)));
    expect(takes.toSorted()).toEqual([...Array.from({ length: 7 }, () => 'busy'), 'taken']);
    await releaseEnd(ledger.db, CONTOSO, key);
    expect(await takeEnd(ledger.db, CONTOSO, key)).toBe('taken');
  });

  test('that was taken by somebody who then was lost is taken again after a minute', async () => {
    const key = keyOf(await anEnd());
    await takeEnd(ledger.db, CONTOSO, key);
    const past = new Date(Date.now() - 1_000).toISOString();
    await ledger.db.kysely.updateTable('runEnds').set({ takenUntil: past }).where('runId', '=', key.runId).execute();
    expect(await takeEnd(ledger.db, CONTOSO, key)).toBe('taken');
  });

  test('that is settled stays so, and another playbook has its own', async () => {
    const key = keyOf(await anEnd());
    const other = { ...key, playbook: 'second' as PlaybookName };
    for (const one of [key, other]) await takeEnd(ledger.db, CONTOSO, one);
    await settleEnd(ledger.db, CONTOSO, key, { result: 'started', workflowId: 'w1' });
    await settleEnd(ledger.db, CONTOSO, key, { result: 'refused', reason: 'too late' });
    expect(await takeEnd(ledger.db, CONTOSO, key)).toBe('done');
    expect(await resultsOfEnd(ledger.db, CONTOSO, key.runId)).toEqual([
      { playbook: 'report', result: { result: 'started', workflowId: 'w1' } },
      { playbook: 'second', result: null },
    ]);
  });

  test('that starts nothing says why, in the audit trail too', async () => {
    const key = keyOf(await anEnd());
    await takeEnd(ledger.db, CONTOSO, key);
    await settleEnd(ledger.db, CONTOSO, key, { result: 'refused', reason: 'no tickets' });
    expect(await resultsOfEnd(ledger.db, CONTOSO, key.runId)).toMatchObject([{ result: { reason: 'no tickets' } }]);
    expect(await listAudit(ledger.db, CONTOSO, { limit: 1 })).toMatchObject([
      { kind: 'start-refused', subject: 'report', body: { endOf: key.runId, reason: 'no tickets' } },
    ]);
  });
});
