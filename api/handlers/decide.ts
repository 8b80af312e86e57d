import type { PersonId, StepPath } from '../../contracts/ids.ts';
import { digest } from '../../contracts/json.ts';
import type { DecisionMessage, MessageAnswer } from '../../contracts/messages.ts';
import type { RefusalCode } from '../../contracts/run.ts';
import { signDecision } from '../../identity/sign-assertion.ts';
import { type ApprovalRow, findApproval } from '../../ledger/approvals.ts';
import { appendAudit } from '../../ledger/audit.ts';
import { notFound, temporalUnavailable } from '../api-error.ts';
import type { ApiDependencies, Call, Handler } from '../call.ts';
import type { RouteAnswer } from '../contract.ts';
import { decisionRefused } from '../decision-refused.ts';
import { refusalNow } from '../may-decide-now.ts';

// The way of a decision: who calls and in which tenant is known; the ledger's row of the approval says early, in good
// words, what the run would say anyway; what remains is signed, written to the audit trail, and sent. The run decides:
// it checks state, hash and time when the message comes, then signature, role and separation by an activity.
//
// A decision is named by what it says: its id on the wire is made of the sender's id and a hash of the content. The
// same call repeated is the same decision and gets the first answer. The same id with another content is another
// decision, which meets an approval that is decided already; it can never be taken for the first.

/** Takes a decision of a person. */
export const decide: Handler<'decide'> = async (api, call) => {
  const decision = decisionOf(call);
  const approval = await approvalOf(api, call);
  const before = answerBefore(approval, decision);
  if (before !== undefined) return decided(call, before);

  const refusal = refusalNow(api.directory, approval, { person: decision.person, now: api.now() });
  if (refusal !== null) return await refuse(api, call, { approval, refusal });
  if (approval.targetsSha256 !== decision.targetsSha256)
    return await refuse(api, call, { approval, refusal: 'other-targets' });

  const answer = await sendSigned(api, call, decision);
  if (answer.accepted) return decided(call, settledBy(answer));
  if (answer.because === 'being-checked') return decided(call, 'noted');
  return await refuse(api, call, { approval: await approvalOf(api, call), refusal: answer.because });
};

/** A run that does not say what a decision settled has noted it; `acknowledged` answers other messages. */
function settledBy({ settled }: Extract<MessageAnswer, { accepted: true }>): Settled {
  return settled === undefined || settled === 'acknowledged' ? 'noted' : settled;
}

type Unsigned = Omit<DecisionMessage, 'assertion'>;
type DecideCall = Call<'decide'>;
type Settled = RouteAnswer<'decide'>['body']['settled'];

function decisionOf({ body, caller }: DecideCall): Unsigned {
  const { path, approve, reason, targetsSha256, decisionId } = body;
  return {
    type: 'decision',
    id: wireId(decisionId, { person: caller.person, path, approve, reason, targetsSha256 }),
    path: path as StepPath,
    approve,
    reason,
    person: caller.person,
    targetsSha256,
  };
}

const CONTENT_DIGITS = 16;

function wireId(
  decisionId: string,
  content: { person: PersonId; path: string; approve: boolean; reason: string; targetsSha256: string },
): string {
  return `${decisionId}.${digest(content).slice(0, CONTENT_DIGITS)}`;
}

async function approvalOf(api: ApiDependencies, { tenant, run, body }: DecideCall): Promise<ApprovalRow> {
  const approval = await findApproval(api.db, tenant, run.runId, body.path as StepPath);
  if (approval === undefined) throw notFound('approval', `${run.runId} ${body.path}`);
  return approval;
}

/** What this very decision has come to already, if it has. */
function answerBefore(approval: ApprovalRow, decision: Unsigned): Settled | undefined {
  const counted = approval.decisions.some(({ decisionId, refused }) => decisionId === decision.id && refused === null);
  if (!counted) return undefined;
  return approval.state === 'approved' || approval.state === 'refused' ? approval.state : 'counted';
}

async function sendSigned(api: ApiDependencies, call: DecideCall, decision: Unsigned): Promise<MessageAnswer> {
  const { tenant, run } = call;
  const assertion = await signDecision({ tenant, runId: run.runId, decision }, api.signingKey, api.now());
  await appendAudit(api.db, tenant, {
    kind: 'decision-signed',
    actor: decision.person,
    subject: run.runId,
    body: {
      path: decision.path,
      decisionId: decision.id,
      approve: decision.approve,
      reason: decision.reason,
      targetsSha256: decision.targetsSha256,
    },
  });
  const delivered = await api.runs.deliver(run.workflowId, { ...decision, assertion });
  if (delivered.kind === 'unreachable') throw temporalUnavailable();
  return delivered.kind === 'gone' ? { accepted: false, because: 'run-ended' } : delivered.answer;
}

async function refuse(
  api: ApiDependencies,
  { tenant, run, body, caller }: DecideCall,
  { approval, refusal }: { readonly approval: ApprovalRow; readonly refusal: RefusalCode },
): Promise<never> {
  await appendAudit(api.db, tenant, {
    kind: 'decision-refused',
    actor: caller.person,
    subject: run.runId,
    body: { path: body.path, decisionId: body.decisionId, because: refusal },
  });
  throw decisionRefused(approval, refusal);
}

function decided({ run, body }: DecideCall, settled: Settled): RouteAnswer<'decide'> {
  const view = { run: run.runId, path: body.path, settled };
  return settled === 'noted' ? { status: 202, body: view } : { status: 200, body: view };
}
