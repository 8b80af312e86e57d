import { randomUUID } from 'node:crypto';
import type { PersonId } from '../../contracts/ids.ts';
import type { SteeringMessage } from '../../contracts/messages.ts';
import { appendAudit } from '../../ledger/audit.ts';
import type { RunRow } from '../../ledger/runs.ts';
import { ApiError, temporalUnavailable } from '../api-error.ts';
import type { ApiDependencies, Handler } from '../call.ts';
import { goOnFrom } from '../go-on-from.ts';

/** Asks a run to end; what it did stays done. */
export const cancelRun: Handler<'cancelRun'> = async (api, { run, caller, body }) => {
  await ask(api, run, { ...body, type: 'cancel', by: caller.person });
  return { status: 202, body: { run: run.runId } };
};

/** Asks a run to end and to take back what it did; of one that has ended, another run does it. */
export const rollBackRun: Handler<'rollBackRun'> = async (api, { run, caller, body }) => {
  if (run.state === 'ended') {
    const wish = { kind: 'roll-back', by: caller.person, reason: body.reason, requireStart: () => undefined } as const;
    return { status: 202, body: { run: (await goOnFrom(api, run, wish)).run } };
  }
  await ask(api, run, { ...body, type: 'roll-back', by: caller.person });
  return { status: 202, body: { run: run.runId } };
};

/** Asks a run to begin nothing further. */
export const pauseRun: Handler<'pauseRun'> = async (api, { run, caller, body }) => {
  await ask(api, run, { ...body, type: 'pause', by: caller.person });
  return { status: 202, body: { run: run.runId } };
};

/** Lets a paused run go on. */
export const resumeRun: Handler<'resumeRun'> = async (api, { run, caller, body }) => {
  await ask(api, run, { ...body, type: 'resume', by: caller.person });
  return { status: 202, body: { run: run.runId } };
};

interface Wish {
  readonly type: SteeringMessage['type'];
  readonly by: PersonId;
  readonly reason: string;
  readonly requestId?: string;
}

/** Written to the audit trail before it is sent. */
async function ask(
  api: ApiDependencies,
  run: RunRow,
  { type, by, reason, requestId = randomUUID() }: Wish,
): Promise<void> {
  if (run.state === 'ended') throw runEnded(run, type);
  await appendAudit(api.db, run.tenant, {
    kind: `${type}-requested`,
    actor: by,
    subject: run.runId,
    body: { reason, requestId },
  });
  const delivered = await api.runs.deliver(run.workflowId, { type, id: `${by}-${requestId}`, by, reason });
  if (delivered.kind === 'unreachable') throw temporalUnavailable();
  if (delivered.kind === 'gone' || !delivered.answer.accepted) throw runEnded(run, type);
}

function runEnded(run: RunRow, type: Wish['type']): ApiError {
  const how = run.outcome === null ? 'it has ended, or tidies up' : `it has ended as "${run.outcome}"`;
  return new ApiError(409, 'run-ended', `Cannot ${type.replace('-', ' ')} run "${run.runId}": ${how}`);
}
