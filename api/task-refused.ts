import { REFUSAL_CODES, type RefusalCode } from '../contracts/run.ts';
import type { TaskRow } from '../ledger/tasks.ts';
import { ApiError } from './api-error.ts';
import { REFUSAL_STATUS } from './decision-refused.ts';

const FOUND: Partial<Record<RefusalCode, string>> = {
  'not-waiting': 'it does not wait for that',
  'wrong-person': 'it is not for you',
  'not-signed': 'what you said does not carry a valid signature of the sign-in',
  'being-checked': 'what you said was noted but could not be checked yet',
};

const HINTS: Partial<Record<RefusalCode, string>> = {
  'wrong-person': 'Those whose work it is do it and hand it on; a lead may hand it on too',
  'own-work': 'Somebody else of those who sign off has to look at it',
  'evidence-missing': 'Attach a file; where the task takes none, say in a note why it is in place already',
  'not-signed': 'Say it again',
};

/** A refused change of a task in words, with who was faster where somebody was. */
export function taskRefused(
  { runId, path, task }: TaskRow,
  refusal: RefusalCode,
  problems: readonly string[] = [],
): ApiError {
  const hint = HINTS[refusal];
  const winner = refusal === 'done-already' && task.answeredBy !== null ? task.answeredBy : undefined;
  const what = problems.length > 0 ? problems.join('; ') : (FOUND[refusal] ?? REFUSAL_CODES[refusal]);
  const found = winner === undefined ? what : `${winner} has done it already`;
  return new ApiError(REFUSAL_STATUS[refusal], refusal, `Cannot change task "${path}" of run "${runId}": ${found}`, {
    ...(hint === undefined ? {} : { hint }),
    ...(winner === undefined ? {} : { winner }),
  });
}
