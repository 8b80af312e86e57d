import { REFUSAL_CODES, type RefusalCode } from '../contracts/run.ts';
import type { ApprovalRow } from '../ledger/approvals.ts';
import { ApiError } from './api-error.ts';

/** Status of the answer to a message that a run refused. */
export const REFUSAL_STATUS: Readonly<Record<RefusalCode, number>> = {
  'not-waiting': 409,
  expired: 410,
  'already-decided': 409,
  'already-acknowledged': 409,
  'wrong-person': 403,
  'own-request': 403,
  'other-targets': 409,
  'not-signed': 403,
  'run-ended': 409,
  'done-already': 409,
  'own-work': 403,
  'not-fitting': 400,
  'evidence-missing': 400,
  'too-large': 413,
  'being-checked': 503,
};

const HINTS: Partial<Record<RefusalCode, string>> = {
  'wrong-person': 'Only people whom the step asks and who have the role approver decide it',
  'own-request': 'Somebody else of those asked has to decide',
  'other-targets': 'Look at the approval again: what it is about has changed',
  'not-signed': 'Send the decision again',
};

/** A refused decision in the words of the refusal, with who was faster where somebody was. */
export function decisionRefused(approval: ApprovalRow, refusal: RefusalCode): ApiError {
  const hint = HINTS[refusal];
  const winner = refusal === 'already-decided' ? winnerOf(approval) : undefined;
  const found = winner === undefined ? REFUSAL_CODES[refusal] : `${winner} has ${approval.state} it already`;
  return new ApiError(
    REFUSAL_STATUS[refusal],
    refusal,
    `Cannot decide step "${approval.path}" of run "${approval.runId}": ${found}`,
    {
      ...(hint === undefined ? {} : { hint }),
      ...(winner === undefined ? {} : { winner }),
    },
  );
}

/** Whose decision settled the approval: the last one that counted. */
function winnerOf({ state, decisions }: ApprovalRow): string | undefined {
  if (state !== 'approved' && state !== 'refused') return undefined;
  return decisions.filter(({ refused }) => refused === null).at(-1)?.person;
}
