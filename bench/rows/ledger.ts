import type { PlaybookName, RunId, StepPath, TenantId } from '../../contracts/ids.ts';
import type { RunContext, RunRecord } from '../../contracts/run.ts';
import type { LedgerDatabase } from '../../ledger/database.ts';
import { writeRecords } from '../../ledger/write-records.ts';
import type { LazyEstate } from '../estate/estate.ts';
import { alternate } from '../measure.ts';
import { row, type Row } from '../row.ts';

const ALTERNATIONS = 5;
const WINDOW_MS = 1_500;
/** Records of one call. */
const BATCH = 100;
/** Calls under way at once, as many as the worker has connections. */
const AT_ONCE = 8;

/** Records of steps that reach the disk, with what they say about run and step; sealing not included. */
export async function benchLedger(lazy: LazyEstate): Promise<readonly Row[]> {
  const { db } = await lazy.get();
  const { single, batched, atOnce } = await alternate(
    { single: () => rate(db, 1, 1), batched: () => rate(db, BATCH, 1), atOnce: () => rate(db, 1, AT_ONCE) },
    ALTERNATIONS,
  );
  return [
    row('ledger.single', single, 'records/s', { least: 2_000 }),
    row('ledger.batched', batched, 'records/s', { least: 20_000 }),
    row('ledger.single-eight-at-once', atOnce, 'records/s'),
  ];
}

async function rate(db: LedgerDatabase, size: number, lanes: number): Promise<number> {
  const start = performance.now();
  let written = 0;
  const lane = async (): Promise<void> => {
    let run = aRun();
    let seq = 0;
    while (performance.now() - start < WINDOW_MS) {
      const records = Array.from({ length: size }, (_, at) => aRecord(seq + at));
      await writeRecords(db, run, records, 'confirmed');
      seq += size;
      written += size;
      if (seq < BATCH) continue;
      run = aRun();
      seq = 0;
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return (written * 1_000) / (performance.now() - start);
}

let runs = 0;

function aRun(): RunContext {
  runs += 1;
  return {
    tenant: 'contoso' as TenantId,
    runId: `r-bench-${runs}` as RunId,
    workflowId: `t-bench/ledger/${runs}`,
    playbook: 'ledger' as PlaybookName,
    planSha256: '0'.repeat(64),
  };
}

/** Every step has two records: that it started, and what it came to. */
function aRecord(index: number): RunRecord {
  const step = Math.floor(index / 2);
  const about = { path: `call_${step}` as StepPath, kind: 'action', title: `Call number ${step}` };
  return {
    seq: index + 1,
    at: new Date().toISOString(),
    event:
      index % 2 === 0
        ? { type: 'step-started', ...about }
        : { type: 'step-settled', ...about, status: 'succeeded', attempts: 1, output: { value: 'something' } },
  };
}
