import type { UtcMs } from '../../../contracts/time.ts';
import type { MonthReport, ReportedTenant } from '../../../rehearsal/month/month-report.ts';
import type { SeenRun } from '../../../rehearsal/month/seen-run.ts';
import { isOverdue } from '../../../rehearsal/month/task-courses.ts';
import type { Mark } from './html-marks.ts';
import { localWords } from './report-words.ts';

/** Up to so many tenants have a row for each playbook; of more each has one row. */
export const TENANTS_BY_PLAYBOOK_MAX = 3;
/** Rows of a timeline; tenants without a finding are left out first. */
export const ROWS_MAX = 100;

/** Something that stands out. */
export interface RowMark {
  readonly mark: Mark;
  readonly at: UtcMs;
  readonly title: string;
}

/** One row: a tenant, or a playbook of a tenant. */
export interface TimelineRow {
  readonly name: string;
  /** The zone, or the tenant. */
  readonly beside: string;
  readonly timezone: string;
  readonly runs: readonly SeenRun[];
  readonly marks: readonly RowMark[];
}

/** The rows from the earliest zone to the latest, and how many more there would be. */
export function timelineRows(report: MonthReport): { readonly rows: readonly TimelineRow[]; readonly leftOut: number } {
  const tenants = report.tenants.toSorted(
    (one, other) => other.aheadMinutes - one.aheadMinutes || (one.id < other.id ? -1 : 1),
  );
  const ofTenant = bucketsOf(report);
  const rows = tenants.flatMap((tenant) => rowsOf(tenant, ofTenant(tenant.id), report.tenants.length));
  if (rows.length <= ROWS_MAX) return { rows, leftOut: 0 };
  const kept = new Set(rows.toSorted((one, other) => other.marks.length - one.marks.length).slice(0, ROWS_MAX));
  return { rows: rows.filter((row) => kept.has(row)), leftOut: rows.length - ROWS_MAX };
}

interface Bucket {
  readonly runs: SeenRun[];
  readonly marks: (RowMark & { readonly playbook: string })[];
}

function bucketsOf(report: MonthReport): (tenant: string) => Bucket {
  const buckets = new Map<string, Bucket>();
  const bucketOf = (tenant: string): Bucket => {
    const bucket = buckets.get(tenant) ?? { runs: [], marks: [] };
    buckets.set(tenant, bucket);
    return bucket;
  };
  for (const run of report.runs) {
    const { runs, marks } = bucketOf(run.tenant);
    runs.push(run);
    marks.push(...marksOfRun(run));
  }
  for (const { tenant, playbook, at, local, end, reason } of report.slots) {
    bucketOf(tenant).marks.push({
      mark: 'missed',
      at,
      playbook,
      title: `${playbook}, ${localWords(local)}: ${end}. ${reason}`,
    });
  }
  for (const { tenant, playbook, askedAt, askedLocal, step, closed } of report.questions) {
    const title = `${playbook}, asked ${localWords(askedLocal)}: nobody answered ${step} in time`;
    if (closed === 'expired') bucketOf(tenant).marks.push({ mark: 'expired', at: askedAt, playbook, title });
  }
  for (const task of report.tasks) {
    const { tenant, playbook, dueAt, openedLocal, step } = task;
    const title = `${playbook}, given ${localWords(openedLocal)}: ${step} was not done when it was due`;
    if (isOverdue(task, report.to)) bucketOf(tenant).marks.push({ mark: 'expired', at: dueAt, playbook, title });
  }
  for (const { person, wokenAt } of report.people) {
    for (const { tenant, playbook, at, local } of wokenAt) {
      bucketOf(tenant).marks.push({
        mark: 'woken',
        at,
        playbook,
        title: `${person} was woken at ${localWords(local)} by ${playbook}`,
      });
    }
  }
  return bucketOf;
}

function marksOfRun({ playbook, startedAt, startedLocal, lateMs, failure, outcome }: SeenRun): Bucket['marks'] {
  const told = `${playbook}, ${localWords(startedLocal)}`;
  const at = startedAt;
  return [
    ...(lateMs > 0
      ? [{ mark: 'late' as const, at, playbook, title: `${told}: ${Math.round(lateMs / 60_000)} minutes late` }]
      : []),
    ...(outcome === 'failed' || failure !== null
      ? [{ mark: 'failed' as const, at, playbook, title: `${told}: failed with "${failure ?? outcome ?? ''}"` }]
      : []),
  ];
}

function rowsOf(
  { id, title, timezone }: ReportedTenant,
  { runs, marks }: Bucket,
  tenants: number,
): readonly TimelineRow[] {
  if (tenants > TENANTS_BY_PLAYBOOK_MAX) return [{ name: title, beside: placeOf(timezone), timezone, runs, marks }];
  const playbooks = [...new Set([...runs, ...marks].map(({ playbook }) => playbook))].sort();
  return playbooks.map((playbook) => ({
    name: playbook,
    beside: id,
    timezone,
    runs: runs.filter((run) => run.playbook === playbook),
    marks: marks.filter((mark) => mark.playbook === playbook),
  }));
}

/** `America/New_York` as `New York`. */
function placeOf(timezone: string): string {
  return (timezone.split('/').at(-1) ?? timezone).replaceAll('_', ' ');
}
