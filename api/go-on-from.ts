import { NO_RETRY, type FinalState, type OriginKind } from '../contracts/after-end.ts';
import type { PersonId, RunId } from '../contracts/ids.ts';
import { invariant } from '../contracts/invariant.ts';
import { workflowIdFor } from '../identity/workflow-ids.ts';
import type { Plan } from '../language/plan/plan.ts';
import { claimSuccessor, findSuccessor, nameSuccessor, readFinalState, type Successor } from '../ledger/after-end.ts';
import { appendAudit } from '../ledger/audit.ts';
import { readPlanBody } from '../ledger/plans.ts';
import { findRun, type RunRow } from '../ledger/runs.ts';
import { ApiError, temporalUnavailable } from './api-error.ts';
import type { ApiDependencies } from './call.ts';
import { planOf } from './plan-of.ts';

/*
 * A run that goes on from the end of another one.
 *
 *   what the ended run left is read → the successor is noted in the ledger → started under an id made of the ended run
 *
 * A run has one successor, whatever is asked for and how often: the ledger has one row for it and Temporal one workflow id.
 * Who asks again while it is open gets it. Once a roll-back has ended, the next one goes on from its end, with what is left.
 */

/** Who wants a run to go on, and why. */
export interface GoOnWish {
  readonly kind: OriginKind;
  readonly by: PersonId;
  readonly reason: string;
  /** Refuses by throwing: what is asked of a plan before a run of it is started. */
  readonly requireStart: (plan: Plan) => void;
}

/** The run that does it. */
export interface GoneOn {
  readonly run: RunId;
  /** Somebody asked before, and this is the run of that. */
  readonly repeated: boolean;
}

/** Goes on from the end of a run. @throws {ApiError} 409 where nothing can, with the reason */
export async function goOnFrom(api: ApiDependencies, ended: RunRow, wish: GoOnWish): Promise<GoneOn> {
  const successor = await findSuccessor(api.db, ended.tenant, ended.runId);
  if (successor === undefined || successor.run === null) return start(api, ended, wish);
  if (successor.kind !== wish.kind) throw elsewhere(ended, successor);
  const row = await findRun(api.db, [ended.tenant], successor.run);
  if (row?.state !== 'ended') return { run: successor.run, repeated: true };
  if (wish.kind === 'roll-back') return goOnFrom(api, row, wish);
  throw refusal(ended, wish.kind, `it was retried as run "${row.runId}"`, `watchbill retry ${row.runId}`);
}

async function start(api: ApiDependencies, ended: RunRow, wish: GoOnWish): Promise<GoneOn> {
  const { kind, by, reason } = wish;
  const { db } = api;
  const { tenant, runId, playbook, planSha256 } = ended;
  const final = await requireFinal(api, ended, kind);
  const planBody = await readPlanBody(db, planSha256);
  invariant(planBody !== undefined, `The ledger has no plan of run "${runId}"`);
  wish.requireStart(planOf(planBody));
  const workflowId = workflowIdFor(api.deploymentKey, tenant, playbook, `after ${runId}`);
  await appendAudit(db, tenant, { kind: `${kind}-requested`, actor: by, subject: runId, body: { reason, workflowId } });
  const noted = await claimSuccessor(db, tenant, runId, { kind, workflowId });
  if (noted.kind !== kind) throw elsewhere(ended, noted);
  const started = await api.runs.start(
    {
      ...final.start,
      plan: { playbook, sha256: planSha256 },
      planBody,
      starter: { kind: 'person', person: by },
      trigger: -1,
      origin: { kind, run: runId, earlier: final.runs },
      journal: final.journal,
    },
    workflowId,
  );
  if (started.kind === 'unreachable') throw temporalUnavailable();
  await nameSuccessor(db, tenant, { workflowId }, started.runId);
  return { run: started.runId, repeated: started.kind !== 'started' };
}

async function requireFinal({ db }: ApiDependencies, ended: RunRow, kind: OriginKind): Promise<FinalState> {
  const final = await readFinalState(db, ended.tenant, ended.runId);
  if (kind === 'roll-back') {
    if (final !== undefined && final.takesBack > 0) return final;
    throw new ApiError(
      409,
      'nothing-to-take-back',
      `Cannot roll back run "${ended.runId}": ${whyNothing(ended, final)}`,
    );
  }
  if (final === undefined) throw refusal(ended, kind, whyNoFinal(ended));
  if (final.noRetry !== null) throw refusal(ended, kind, NO_RETRY[final.noRetry]);
  return final;
}

function whyNothing(ended: RunRow, final: FinalState | undefined): string {
  if (final === undefined && ended.endedOutside !== null) return whyNoFinal(ended);
  return 'it did nothing that its playbook says how to take back, or all of that has been taken back';
}

function whyNoFinal({ outcome, endedOutside }: RunRow): string {
  if (endedOutside !== null) return 'it was ended from outside, and left nothing to go on from';
  const isUnfinished = outcome === 'failed' || outcome === 'cancelled';
  return isUnfinished ? 'what it left at its end is too large, or was not kept' : NO_RETRY['not-failed'];
}

/** Somebody wanted the other thing before. */
function elsewhere(ended: RunRow, { kind, run }: Successor): ApiError {
  const other = kind === 'retry' ? 'roll-back' : 'retry';
  if (kind === 'roll-back') return refusal(ended, other, 'somebody has asked to take back what it did');
  const hint = run === null ? {} : { hint: `watchbill roll-back ${run}` };
  const as = run === null ? '' : ` as run "${run}", which can be rolled back`;
  return new ApiError(409, 'retried-already', `Cannot roll back run "${ended.runId}": it was retried${as}`, hint);
}

function refusal(ended: RunRow, kind: OriginKind, because: string, hint?: string): ApiError {
  const verb = kind === 'retry' ? 'retry' : 'roll back';
  const details = { hint: hint ?? 'Start the playbook anew: watchbill run' };
  return new ApiError(409, 'cannot-retry', `Cannot ${verb} run "${ended.runId}": ${because}`, details);
}
