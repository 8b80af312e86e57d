import type { Step } from '../plan/plan.ts';
import { namesGiven } from './names-given.ts';
import type { Rule } from './rule.ts';

/** Loop names and `catch.as` names that hide one of a step around them. */
export const shadowedName: Rule = (context) =>
  namesGiven(context).flatMap(({ name, range, isAtTop, around }) => {
    if (!isAtTop) return [];
    const hidden = around.slice(0, -1).some((step) => namesOf(step).includes(name));
    const isOwn = namesOf(around.at(-1)).filter((own) => own === name).length > 1;
    if (!hidden && !isOwn) return [];
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

function namesOf(step: Step | undefined): readonly string[] {
  if (step === undefined) return [];
  const loop = step.kind === 'forEach' ? [step.as, ...(step.index === undefined ? [] : [step.index])] : [];
  return loop;
}
