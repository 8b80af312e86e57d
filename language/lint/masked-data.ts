import { pathsHandedOn } from '../expressions/handed-on.ts';
import { allSteps } from '../plan/all-steps.ts';
import type { Step } from '../plan/plan.ts';
import type { Rule, RuleContext } from './rule.ts';
import { toldOutside } from './told-outside.ts';
import { traceBack } from './trace-back.ts';

/**
 * What a step masks in a message to an audience, which is outside our teams, without a stated reason: hidden from our own records, told
 * to others. Followed through loops, variables and functions that hand on what they are given.
 */
export const maskedData: Rule = (context) =>
  toldOutside(context).flatMap(({ part, parents }) => {
    const paths = traceBack(context, { cel: part.cel, around: parents, read: pathsHandedOn });
    const masking = paths.flatMap(({ path }) => maskingSteps(context, path)).at(0);
    if (masking === undefined) return [];
    return [
      {
        code: 'masked-data',
        severity: 'warning',
        summary: `Cannot tell "${part.cel.trim()}" to an audience without a stated reason: step "${masking.id}" masks it`,
        detail: 'Leave it out, say how many with `size(…)`, or state in `reason` why the audience may have it',
        range: context.draft.sites.range(part, 'cel'),
      },
    ];
  });

/** The steps that mask what a path leads to. */
function maskingSteps({ survey }: RuleContext, [root, id, output, ...members]: readonly string[]): readonly Step[] {
  if (root !== 'steps' || output !== 'output') return [];
  return survey.steps.flatMap(({ step }) => (step.id === id ? maskingIn(step, members) : []));
}

/** A loop gathers the outputs of the steps inside it: of each turn, or of the last one, under `outputs` and their ids. */
function maskingIn(step: Step, members: readonly string[]): readonly Step[] {
  const isMasked = (step.mask ?? []).some((mask) => meets(mask.split('.'), members));
  if (isMasked) return [step];
  if (step.kind !== 'forEach' && step.kind !== 'repeat') return [];
  const [outputs = '*', id = '*', ...below] = step.kind === 'forEach' ? members.slice(1) : members;
  if (outputs !== 'outputs' && outputs !== '*') return [];
  return allSteps(step.steps).flatMap((inner) => (id === '*' || id === inner.id ? maskingIn(inner, below) : []));
}

/** Whether a value and what is masked have something in common: one holds the other. */
function meets(mask: readonly string[], members: readonly string[]): boolean {
  return mask.every(
    (part, at) => part === '*' || members[at] === '*' || members[at] === undefined || members[at] === part,
  );
}
