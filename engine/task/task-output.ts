import { invariant } from '../../contracts/invariant.ts';
import type { Json, JsonObject } from '../../contracts/json.ts';
import { utcTime } from '../../contracts/time.ts';
import type { Desk } from './desk.ts';

/** What later steps see of a task that is done. */
export function taskOutput({ state, assignment }: Desk): JsonObject {
  const { answer, comments, signedOffBy } = state;
  invariant(answer !== undefined, 'A task is done once it has been answered');
  return {
    state: answer.state,
    answers: answer.answers,
    by: answer.by,
    at: utcTime(answer.at),
    note: answer.note,
    evidence: answer.evidence.map(({ sha256, name, note }): Json => ({ sha256, name, note })),
    comments: comments.map(({ by, at, text }): Json => ({ by, at: utcTime(at), text })),
    overdue: state.overdue || answer.at >= assignment.dueAt,
    signed_off_by: signedOffBy ?? '',
  };
}
