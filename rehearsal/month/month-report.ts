import type { UtcMs } from '../../contracts/time.ts';
import type { AccountUse, Crowd } from './api-use.ts';
import type { ApiLimit } from './api-limits.ts';
import type { ClockChange } from './clock-changes.ts';
import type { Faults } from './faults.ts';
import type { Finding } from './findings.ts';
import type { PersonSeen } from './people-log.ts';
import type { SeenQuestion, SeenRun, SeenSlot, SeenTask } from './seen-run.ts';

/** A tenant as reports name it. */
export interface ReportedTenant {
  readonly id: string;
  readonly title: string;
  readonly timezone: string;
  /** Minutes that its wall clock is ahead of UTC when the rehearsal begins. */
  readonly aheadMinutes: number;
}

/** How a playbook fared in all tenants. */
export interface PlaybookFigures {
  readonly playbook: string;
  readonly title: string;
  readonly runs: number;
  /** How often runs ended with an outcome; `open` for those that had not ended. */
  readonly outcomes: Readonly<Record<string, number>>;
  readonly late: number;
  readonly missed: number;
  readonly skipped: number;
  /** Of runs that ended, in milliseconds; null where none did. */
  readonly medianMs: number | null;
  readonly longestMs: number | null;
}

/** Everything that was seen in a rehearsal. The same estate, span, faults and seed give the same report. */
export interface MonthReport {
  readonly from: UtcMs;
  readonly to: UtcMs;
  readonly seed: number;
  readonly tenants: readonly ReportedTenant[];
  readonly clockChanges: readonly ClockChange[];
  readonly faults: Pick<Faults, 'outages' | 'throttling'>;
  /** What upstreams take, where a figure is known. */
  readonly limits: readonly ApiLimit[];
  /** The worst kind of thing first. */
  readonly findings: readonly Finding[];
  readonly playbooks: readonly PlaybookFigures[];
  /** By start. */
  readonly runs: readonly SeenRun[];
  /** Slots without a run, by moment. */
  readonly slots: readonly SeenSlot[];
  readonly questions: readonly SeenQuestion[];
  readonly tasks: readonly SeenTask[];
  readonly people: readonly PersonSeen[];
  readonly apis: readonly AccountUse[];
  readonly crowds: readonly Crowd[];
  /** What was not rehearsed, as sentences. */
  readonly notes: readonly string[];
}
