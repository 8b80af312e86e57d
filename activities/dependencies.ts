import type { KeyObject } from 'node:crypto';
import type { Action } from '../actions/action.ts';
import type { LedgerDatabase } from '../ledger/database.ts';
import type { UtcMs } from '../contracts/time.ts';
import type { Directory } from '../tenants/tenant.ts';
import type { Admission } from './admission.ts';
import type { RunStarter } from './run-starter.ts';
import type { SlotCalendar } from './slot-calendar.ts';
import type { Upstreams } from './upstreams.ts';

/** Where activities say what operators should know. */
export interface ActivityLog {
  info(about: object, message: string): void;
  warn(about: object, message: string): void;
  error(about: object, message: string): void;
}

/** All that activities work with; wired by the worker. */
export interface ActivityDependencies {
  readonly db: LedgerDatabase;
  /** Asked at each use: documents may be read anew while the worker runs. */
  directory(): Directory;
  readonly actions: readonly Action[];
  readonly upstreams: Upstreams;
  readonly runs: RunStarter;
  readonly admission: Admission;
  readonly slots: SlotCalendar;
  /** From which opaque ids are derived. */
  readonly deploymentKey: Buffer;
  /** With which decisions are checked. */
  readonly verifyingKey: KeyObject;
  readonly log: ActivityLog;
  now(): UtcMs;
}
