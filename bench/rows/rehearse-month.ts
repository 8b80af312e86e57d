import { resolve } from 'node:path';
import { loadEstate } from '../../cli/content/load-estate.ts';
import { invariant } from '../../contracts/invariant.ts';
import { NO_FAULTS } from '../../rehearsal/month/faults.ts';
import { rehearseMonth } from '../../rehearsal/month/rehearse-month.ts';
import { syntheticEstate } from '../../rehearsal/month/synthetic-estate.ts';
import { row, type Row } from '../row.ts';

const CONTENT = resolve('bench', 'content');
const TENANTS = 50;
const DAYS = 31;
const SEED = 1;
const ALTERNATIONS = 3;
const FROM = Date.UTC(2026, 2, 1);
/** Three hours in which Watchbill is away. */
const OUTAGE = { what: 'worker', from: Date.UTC(2026, 2, 24, 5), to: Date.UTC(2026, 2, 24, 8) };

/** Eight sample playbooks (two daily, four weekly, one monthly, one by hand) over 50 tenants and 31 days, with an outage. */
export async function benchRehearseMonth(): Promise<readonly Row[]> {
  const { estate: content, diagnostics } = loadEstate(CONTENT);
  invariant(diagnostics.length === 0, diagnostics.map(({ summary }) => summary).join('; '));
  const estate = syntheticEstate(content, TENANTS, SEED);
  const seconds: number[] = [];
  let runs = 0;
  for (let round = 0; round < ALTERNATIONS; round++) {
    const startedAt = performance.now();
    const report = await rehearseMonth({
      estate,
      from: FROM,
      days: DAYS,
      seed: SEED,
      faults: { ...NO_FAULTS, outages: [OUTAGE] },
    });
    seconds.push((performance.now() - startedAt) / 1_000);
    runs = report.runs.length;
  }
  const name = `rehearsal.month: ${estate.playbooks.size} playbooks × ${TENANTS} tenants × ${DAYS} days`;
  return [row(name, seconds, 's', { below: 10 }), row('rehearsal.month.runs', [runs], 'runs')];
}
