import type { UtcMs } from '../../contracts/time.ts';

/** A run of a rehearsal. */
export interface SeenRun {
  readonly number: number;
  readonly tenant: string;
  readonly playbook: string;
  /** `schedule-1` …, `hand` for one that a person started, `call` for one that another run called, `end` for one after another's end. */
  readonly by: string;
  /** The moment that its slot is named after; of other starts the start itself. */
  readonly slot: UtcMs;
  readonly startedAt: UtcMs;
  /** On the wall clock of the tenant, as `2026-03-29T03:00`. */
  readonly startedLocal: string;
  /** How much later than a punctual start, in milliseconds; 0 for one on time. */
  readonly lateMs: number;
  /** Null: it was still open when the rehearsal ended. */
  readonly endedAt: UtcMs | null;
  readonly outcome: string | null;
  /** Code of the failure that ended it. */
  readonly failure: string | null;
  /** Another run of the same tenant and playbook was open when it started. */
  readonly overlaps: boolean;
}

/** A slot without a run; `schedule` is `end` where the end of another run was to start it. */
export interface SeenSlot {
  readonly tenant: string;
  readonly playbook: string;
  readonly schedule: string;
  readonly at: UtcMs;
  /** On the wall clock of the tenant. */
  readonly local: string;
  readonly end: 'skipped' | 'missed';
  readonly reason: string;
}

/** A question to people. */
export interface SeenQuestion {
  readonly run: number;
  readonly tenant: string;
  readonly playbook: string;
  readonly step: string;
  readonly askedAt: UtcMs;
  /** On the wall clock of the tenant. */
  readonly askedLocal: string;
  /** Who was asked; nobody where no team of the tenant has such people. */
  readonly people: readonly string[];
  readonly reminders: number;
  readonly closed: 'quorum' | 'refused' | 'expired' | 'cancelled' | 'open';
  readonly closedAt: UtcMs | null;
  /** Answers that came after it was closed. */
  readonly tooLate: number;
}

/** A piece of work that people were given. */
export interface SeenTask {
  readonly run: number;
  readonly tenant: string;
  readonly playbook: string;
  readonly step: string;
  readonly title: string;
  readonly openedAt: UtcMs;
  /** On the wall clock of the tenant. */
  readonly openedLocal: string;
  readonly dueAt: UtcMs;
  /** Whom it was given to first; nobody where no team of the tenant has such people. */
  readonly people: readonly string[];
  readonly reminders: number;
  /** How often whoever signs it off wanted it done again. */
  readonly sentBack: number;
  readonly closed: 'done' | 'cancelled' | 'open';
  readonly closedAt: UtcMs | null;
}
