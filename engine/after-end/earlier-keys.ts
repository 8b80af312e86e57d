import type { EarlierKeys } from '../../contracts/activities.ts';
import { idempotencyKey, type StepPath } from '../../contracts/ids.ts';
import type { Run } from '../run.ts';

/** Under which keys the runs that a run goes on with may have had the same effect; nothing of a run of its own. */
export function earlierKeys({ start: { origin }, journal }: Run, path: StepPath): { readonly earlier?: EarlierKeys } {
  if (origin === undefined) return {};
  const keys = origin.earlier.map((run) => idempotencyKey(run, path));
  return { earlier: { keys, counts: path.endsWith('/~undo') || !isAnew(journal.origin?.anew ?? [], path) } };
}

/** What tidies up after a failure, and what is begun again from its start, is done again as well. */
function isAnew(anew: readonly StepPath[], path: StepPath): boolean {
  return path.includes('~') || anew.some((begun) => path === begun || path.startsWith(`${begun}/`));
}
