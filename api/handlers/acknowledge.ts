import type { StepPath } from '../../contracts/ids.ts';
import { digest } from '../../contracts/json.ts';
import type { AcknowledgeMessage, MessageAnswer } from '../../contracts/messages.ts';
import { REFUSAL_CODES, type RefusalCode } from '../../contracts/run.ts';
import { signMessage } from '../../identity/sign-assertion.ts';
import { appendAudit } from '../../ledger/audit.ts';
import { ApiError, temporalUnavailable } from '../api-error.ts';
import type { ApiDependencies, Call, Handler } from '../call.ts';
import { REFUSAL_STATUS } from '../decision-refused.ts';

// An acknowledgement goes the way of a decision, but that the ledger keeps no row of what waits for it: what the caller
// says is signed, written to the audit trail, and sent; the run alone decides whether it counts.

/** Says to an escalation that the caller has it. */
export const acknowledge: Handler<'acknowledge'> = async (api, call) => {
  const { run, body } = call;
  const answer = await sendSigned(api, call);
  const view = { run: run.runId, path: body.path };
  if (answer.accepted) return { status: 200, body: { ...view, settled: 'acknowledged' } };
  if (answer.because === 'being-checked') return { status: 202, body: { ...view, settled: 'noted' } };
  throw await refused(api, call, answer.because);
};

type AcknowledgeCall = Call<'acknowledge'>;

const CONTENT_DIGITS = 16;

async function sendSigned(
  api: ApiDependencies,
  { tenant, run, body, caller }: AcknowledgeCall,
): Promise<MessageAnswer> {
  const { person } = caller;
  const path = body.path as StepPath; // the run says whether there is such a step
  const said: Omit<AcknowledgeMessage, 'assertion'> = {
    type: 'acknowledge',
    id: `${body.requestId}.${digest({ person, path }).slice(0, CONTENT_DIGITS)}`,
    path,
    person,
  };
  const assertion = await signMessage({ tenant, runId: run.runId, message: said }, api.signingKey, api.now());
  await appendAudit(api.db, tenant, {
    kind: 'acknowledgement-signed',
    actor: person,
    subject: run.runId,
    body: { path, messageId: said.id },
  });
  const delivered = await api.runs.deliver(run.workflowId, { ...said, assertion });
  if (delivered.kind === 'unreachable') throw temporalUnavailable();
  return delivered.kind === 'gone' ? { accepted: false, because: 'run-ended' } : delivered.answer;
}

async function refused(
  api: ApiDependencies,
  { tenant, run, body, caller }: AcknowledgeCall,
  because: RefusalCode,
): Promise<ApiError> {
  await appendAudit(api.db, tenant, {
    kind: 'acknowledgement-refused',
    actor: caller.person,
    subject: run.runId,
    body: { path: body.path, because },
  });
  const words: Partial<Record<RefusalCode, string>> = {
    'not-waiting': 'the step calls nobody now',
    'wrong-person': 'only people whom the escalation policy calls do that',
  };
  const found = words[because] ?? REFUSAL_CODES[because];
  return new ApiError(
    REFUSAL_STATUS[because],
    because,
    `Cannot acknowledge step "${body.path}" of run "${run.runId}": ${found}`,
  );
}
