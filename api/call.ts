import type { KeyObject } from 'node:crypto';
import type { TenantId } from '../contracts/ids.ts';
import type { UtcMs } from '../contracts/time.ts';
import type { SentCall } from '../identity/webhook-proof.ts';
import type { Caller } from '../identity/tokens.ts';
import type { LedgerDatabase } from '../ledger/database.ts';
import type { RunRow } from '../ledger/runs.ts';
import type { Directory } from '../tenants/tenant.ts';
import type { ROUTES, RouteAnswer, RouteId, RouteInput, RoutePermission, RouteTenant } from './contract.ts';
import type { RunPort } from './run-port.ts';
import type { ScheduleSource } from './schedule-source.ts';

/** All that handlers reach. */
export interface ApiDependencies {
  readonly db: LedgerDatabase;
  readonly directory: Directory;
  readonly runs: RunPort;
  readonly schedules: ScheduleSource;
  /** Signs decisions; never leaves the process. */
  readonly signingKey: KeyObject;
  readonly deploymentKey: Buffer;
  /** Where the worker anchors seals of the audit trail. */
  readonly anchorFolder: string;
  /** Where files that prove something are kept. */
  readonly evidenceFolder: string;
  /** Whether people may sign in without proof; see settings. */
  readonly isLocalTrial: boolean;
  now(): UtcMs;
}

/** Who calls; nobody where a route needs no credential. */
type CallerOf<Permission extends RoutePermission> = Permission extends 'public' | 'local-trial'
  ? { readonly caller?: never }
  : Permission extends 'webhook-secret'
    ? { readonly caller?: never; readonly sent: SentCall }
    : { readonly caller: Caller; readonly token: string };

/** What authorisation found, by where the route looks for its tenant. */
type ScopeOf<Where extends RouteTenant> = Where extends 'run'
  ? { readonly tenant: TenantId; readonly run: RunRow }
  : Where extends 'named'
    ? { readonly tenant: TenantId }
    : Where extends 'every'
      ? { readonly tenants: readonly TenantId[] }
      : unknown;

/** A call that has been authenticated, parsed and authorised. */
export type Call<Id extends RouteId> = RouteInput<Id> &
  CallerOf<(typeof ROUTES)[Id]['permission']> &
  ScopeOf<(typeof ROUTES)[Id]['tenant']>;

/** Answers the calls of one route. Refuses by throwing an ApiError. */
export type Handler<Id extends RouteId> = (api: ApiDependencies, call: Call<Id>) => Promise<RouteAnswer<Id>>;
