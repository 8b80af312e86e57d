import type { Recipient } from '../../contracts/activities.ts';
import type { StepPath } from '../../contracts/ids.ts';
import { digest, type Json, type JsonObject } from '../../contracts/json.ts';
import type { MessageAnswer, TaskMessage } from '../../contracts/messages.ts';
import type { RefusalCode } from '../../contracts/run.ts';
import type { Evidence, TaskChange, TaskPhase } from '../../contracts/task.ts';
import { mayChangeTask } from '../../identity/may-change-task.ts';
import { signMessage } from '../../identity/sign-assertion.ts';
import { checkAnswers } from '../../language/plan/check-answers.ts';
import { appendAudit } from '../../ledger/audit.ts';
import { listEvidence } from '../../ledger/evidence.ts';
import { findTask, type WholeTask } from '../../ledger/tasks.ts';
import { peopleOf } from '../../tenants/people-of.ts';
import { ApiError, notFound, temporalUnavailable } from '../api-error.ts';
import type { ApiDependencies, Call, Handler } from '../call.ts';
import { taskRefused } from '../task-refused.ts';

// The way of a word to a task is that of a decision: who calls and in which tenant is known; the ledger says early, in good
// words, what the run would say anyway; what remains is signed, written to the audit trail, and sent. The run decides: form,
// state and size when the message comes, then signature, role and separation by an activity. The id on the wire is made of
// the sender's and a hash of the content, so that the same call repeated is the same message.

type TaskRoute = 'answerTask' | 'reassignTask' | 'commentTask' | 'signOffTask';
type Changed = { readonly status: 200 | 202; readonly body: { run: string; path: string; phase: TaskPhase | 'noted' } };

/** Takes an answer to a task. Its evidence was sent before. */
export const answerTask: Handler<'answerTask'> = async (api, call) => {
  const task = await taskOf(api, call);
  const { answers, alreadyInPlace, note } = call.body;
  const change: TaskChange = {
    kind: 'answer',
    state: alreadyInPlace ? 'already-in-place' : 'answered',
    answers: answers as JsonObject, // came as JSON
    evidence: await evidenceOf(api, call, task),
    note,
  };
  return send(api, call, { task, change, problems: problemsOf(task, change) });
};

/** Hands a task on to others. */
export const reassignTask: Handler<'reassignTask'> = async (api, call) => {
  const task = await taskOf(api, call);
  const to = call.body.to.map((one): Recipient => ('team' in one ? { team: one.team } : { person: one.person }));
  const unknown = to.filter((one) => peopleOf(call.tenant, api.directory, one).length === 0);
  if (unknown.length > 0) {
    const names = unknown.map((one) => JSON.stringify(Object.values(one).join(''))).join(', ');
    throw new ApiError(400, 'unknown-recipient', `Cannot hand the task on: ${names} means nobody in this tenant`);
  }
  return send(api, call, { task, change: { kind: 'reassign', to, reason: call.body.reason } });
};

/** Adds a comment. */
export const commentTask: Handler<'commentTask'> = async (api, call) =>
  send(api, call, { task: await taskOf(api, call), change: { kind: 'comment', text: call.body.text } });

/** Signs off, or sends back. */
export const signOffTask: Handler<'signOffTask'> = async (api, call) => {
  const { accept, reason } = call.body;
  const change: TaskChange = { kind: accept ? 'sign-off' : 'send-back', reason };
  const problems = !accept && reason === '' ? ['sending back needs a reason'] : [];
  return send(api, call, { task: await taskOf(api, call), change, problems });
};

async function taskOf(api: ApiDependencies, { tenant, run, params }: Call<TaskRoute>): Promise<WholeTask> {
  const task = await findTask(api.db, tenant, run.runId, params.path as StepPath);
  if (task === undefined) throw notFound('task', `${run.runId} ${params.path}`);
  return task;
}

/** Only files that were sent for this very task count; their names are those that they were kept under. */
async function evidenceOf(
  api: ApiDependencies,
  call: Call<'answerTask'>,
  task: WholeTask,
): Promise<readonly Evidence[]> {
  const files = await listEvidence(api.db, call.tenant, task.runId, task.path);
  return call.body.evidence.map(({ sha256, note }) => {
    const file = files.find((one) => one.sha256 === sha256);
    if (file === undefined) throw notFound('file', sha256);
    return { sha256, name: file.name, note };
  });
}

function problemsOf({ request }: WholeTask, change: Extract<TaskChange, { kind: 'answer' }>): readonly string[] {
  const isPartial = change.state === 'already-in-place';
  if (isPartial && !request.alreadyInPlace) return ['«already in place» is no answer to it'];
  if (request.evidence.need === 'none' && change.evidence.length > 0) return ['it takes no files'];
  const checked = checkAnswers(request.form, change.answers, { isPartial });
  return checked.ok ? [] : checked.problems;
}

interface Wish {
  readonly task: WholeTask;
  readonly change: TaskChange;
  /** Why the change does not fit, in words. */
  readonly problems?: readonly string[];
}

async function send(api: ApiDependencies, call: Call<TaskRoute>, wish: Wish): Promise<Changed> {
  const { task, change, problems = [] } = wish;
  const message = messageOf(call, task, change);
  const before = task.happenings.find(({ event }) => event.type === 'task-changed' && event.messageId === message.id);
  if (before?.event.type === 'task-changed') return changed(task, before.event.task.phase);
  const refusal = refusalNow(api, task, message) ?? (problems.length > 0 ? ('not-fitting' as const) : null);
  if (refusal !== null)
    return await refuse(api, { task, message, refusal, problems: refusal === 'not-fitting' ? problems : [] });
  const answer = await sendSigned(api, call, message);
  if (answer.accepted) return changed(task, answer.task ?? 'noted');
  if (answer.because === 'being-checked') return changed(task, 'noted');
  return await refuse(api, { task: await taskOf(api, call), message, refusal: answer.because, problems: [] });
}

type Unsigned = Omit<TaskMessage, 'assertion'>;

const CONTENT_DIGITS = 16;

function messageOf({ body, caller }: Call<TaskRoute>, { path }: WholeTask, change: TaskChange): Unsigned {
  const content = { person: caller.person, path, change: change as unknown as Json }; // plain JSON, by its types
  const id = `${body.messageId}.${digest(content).slice(0, CONTENT_DIGITS)}`;
  return { type: 'task', id, path, person: caller.person, change };
}

/** Why the run would refuse it, as far as the ledger knows. */
function refusalNow(
  api: ApiDependencies,
  { tenant, task }: WholeTask,
  { person, change }: Unsigned,
): RefusalCode | null {
  const what = change.kind;
  const refusal = mayChangeTask(tenant, api.directory, { person, what, task });
  if (refusal !== null) return refusal;
  if (task.phase === 'cancelled') return 'not-waiting';
  if (task.phase === 'done') return 'done-already';
  if (what === 'sign-off' || what === 'send-back') return task.phase === 'to-sign-off' ? null : 'not-waiting';
  return what === 'comment' || task.phase === 'open' ? null : 'done-already';
}

async function sendSigned(
  api: ApiDependencies,
  { tenant, run }: Call<TaskRoute>,
  message: Unsigned,
): Promise<MessageAnswer> {
  const assertion = await signMessage({ tenant, runId: run.runId, message }, api.signingKey, api.now());
  await appendAudit(api.db, tenant, {
    kind: 'task-message-signed',
    actor: message.person,
    subject: run.runId,
    // What it says is in the records of the run, masked as the step says.
    body: { path: message.path, messageId: message.id, what: message.change.kind },
  });
  const delivered = await api.runs.deliver(run.workflowId, { ...message, assertion });
  if (delivered.kind === 'unreachable') throw temporalUnavailable();
  return delivered.kind === 'gone' ? { accepted: false, because: 'run-ended' } : delivered.answer;
}

interface Refusal {
  readonly task: WholeTask;
  readonly message: Unsigned;
  readonly refusal: RefusalCode;
  readonly problems: readonly string[];
}

async function refuse(api: ApiDependencies, { task, message, refusal, problems }: Refusal): Promise<never> {
  await appendAudit(api.db, task.tenant, {
    kind: 'task-message-refused',
    actor: message.person,
    subject: task.runId,
    body: { path: task.path, what: message.change.kind, because: refusal },
  });
  throw taskRefused(task, refusal, problems);
}

function changed({ runId: run, path }: WholeTask, phase: TaskPhase | 'noted'): Changed {
  return { status: phase === 'noted' ? 202 : 200, body: { run, path, phase } };
}
