import type { Step } from '../plan/plan.ts';
import { namesGiven } from './names-given.ts';
import type { Rule } from './rule.ts';

/** Loop names and `catch.as` names that hide one of a step around them. */
export const shadowedName: Rule = (context) =>
  namesGiven(context).flatMap(({ name, range, isAtTop, isOfLoop, around }) => {
    if (!isAtTop) return [];
    // The loop's own item and index count once each: a name that is there twice hides one of them.
    const meanings = around.flatMap(namesOf).filter((other) => other === name).length;
    if (meanings <= (isOfLoop ? 1 : 0)) return [];
    return [
      {
        code: 'shadowed-name',
        severity: 'error',
        summary: `Cannot use the name "${name}" here because it would hide the one of a step around it`,
        detail: 'Choose another name, so that both can be read',
        range,
      },
    ];
  });

function namesOf(step: Step): readonly string[] {
  return step.kind === 'forEach' ? [step.as, ...(step.index === undefined ? [] : [step.index])] : [];
}
