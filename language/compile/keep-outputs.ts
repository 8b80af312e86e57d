import { parseExpression } from '../expressions/parse-expression.ts';
import type { Cel, Plan, Step } from '../plan/plan.ts';
import { allSteps, topLists } from '../plan/all-steps.ts';

/**
 * Marks the steps whose output is read later, so that the journal keeps only those: read by an expression, bound to by an
 * action, or part of the output of a loop that is read. Reading `steps` as a whole keeps all.
 */
export function keepOutputs(plan: Plan, context: { named: ReadonlySet<Step>; expressions: readonly Cel[] }): void {
  const steps = allSteps(topLists(plan));
  const read = new Set(context.expressions.flatMap(stepsRead));
  const bound = new Set(
    steps.flatMap((step) => (step.kind === 'action' && step.approval !== undefined ? [step.approval] : [])),
  );
  const isRead = (step: Step): boolean =>
    context.named.has(step) && (read.has(EVERY_STEP) || read.has(step.id) || bound.has(step.id));
  for (const step of steps) if (isRead(step)) keep(step);
  for (const step of steps) {
    if ((step.kind === 'forEach' || step.kind === 'repeat') && step.keepOutput)
      for (const inner of allSteps(step.steps)) if (context.named.has(inner)) keep(inner);
  }
}

/** The plan is still being made: this is the one place that changes it. */
function keep(step: { keepOutput: boolean }): void {
  step.keepOutput = true;
}

const EVERY_STEP = '*';

function stepsRead(source: Cel): readonly string[] {
  const parsed = parseExpression(source);
  if (!parsed.ok) return [];
  return parsed.references.flatMap(({ path }) => {
    const [root, id, member] = path;
    if (root !== 'steps') return [];
    return id === undefined ? [EVERY_STEP] : member === 'status' ? [] : [id];
  });
}
