import type { Json } from '../../contracts/json.ts';
import type { Plan, Step } from '../plan/plan.ts';
import type { Difference } from './differences.ts';
import { listDifference } from './list-sentence.ts';

/** Whether a step calls an action that takes something away from people or systems. */
export function isContaining(step: Step, { actions }: Pick<Plan, 'actions'>): boolean {
  return step.kind === 'action' && isHarmful(actions[step.action]?.impact);
}

/** Whether an impact is one that needs an approval or a reason. */
export function isHarmful(impact: Json | undefined): boolean {
  return impact === 'destructive' || impact === 'disruptive';
}

/**
 * Whether a difference in a step, a trigger or a limit makes a run more dangerous. What cannot be told, such as a quorum
 * that an expression gives, counts as dangerous.
 *
 * @param isContained the step calls an action that contains something, before or after.
 */
export function riskOf(difference: Difference, isContained: boolean): boolean {
  const key = String(difference.at[0]);
  return (isContained && OF_CONTAINMENT.has(key)) || RISKS[key]?.(difference) === true;
}

/** What decides whether, and on what, an action acts. */
const OF_CONTAINMENT: ReadonlySet<string> = new Set(['if', 'with', 'action']);

const RISKS: Readonly<Record<string, (difference: Difference) => boolean>> = {
  approval: ({ before }) => before !== undefined,
  by: (difference) => listDifference(difference).added.length > 0,
  notBy: (difference) => listDifference(difference).removed.length > 0,
  quorum: ({ before, after }) => !(Number(after) > Number(before)),
  timeoutMs: isRaised,
  expiresMs: isRaised,
  limitMs: isRaised,
  undoAfterMs: isRaised,
  max: isRaised,
  concurrency: isRaised,
  undo: ({ before }) => before !== undefined,
  mask: (difference) => listDifference(difference).removed.length > 0,
  // No role means everybody.
  roles: (difference) =>
    listDifference(difference).added.length > 0 || difference.after === undefined || isEmpty(difference.after),
};

/** A limit that is gone is higher than any. */
export function isRaised({ before, after }: Difference): boolean {
  if (before === undefined) return false;
  return after === undefined || Number(after) > Number(before);
}

function isEmpty(list: Json): boolean {
  return Array.isArray(list) && list.length === 0;
}
