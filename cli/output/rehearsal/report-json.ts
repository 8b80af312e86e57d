import { utcTime } from '../../../contracts/time.ts';
import type { MonthReport } from '../../../rehearsal/month/month-report.ts';

/** Members that hold a moment, wherever they stand. */
const MOMENTS: ReadonlySet<string> = new Set([
  'at',
  'from',
  'to',
  'slot',
  'startedAt',
  'endedAt',
  'askedAt',
  'closedAt',
  'openedAt',
  'dueAt',
]);

/** A report as JSON for programs: moments are RFC 3339 in UTC, everything else is as the report has it. */
export function reportJson(report: MonthReport): unknown {
  return JSON.parse(
    JSON.stringify(report, (name, value: unknown) =>
      typeof value === 'number' && MOMENTS.has(name) ? utcTime(value) : value,
    ),
  );
}
