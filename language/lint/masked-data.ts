import type { Cel } from '../plan/plan.ts';
import type { Rule, RuleContext } from './rule.ts';
import { toldOutside } from './told-outside.ts';

/** What a step masks in a message to an audience, which is outside our teams, without a stated reason: hidden from our own records, told to others. */
export const maskedData: Rule = (context) =>
  toldOutside(context).flatMap(({ part }) => {
    const [root, id, output, ...members] = pathIn(part.cel);
    if (root !== 'steps' || output !== 'output') return [];
    if (!masksOf(context, id).some((mask) => meets(mask.split('.'), members))) return [];
    return [
      {
        code: 'masked-data',
        severity: 'warning',
        summary: `Cannot tell "${part.cel.trim()}" to an audience without a stated reason: the step masks it`,
        detail: 'Leave it out, say how many with `size(…)`, or state in `reason` why the audience may have it',
        range: context.draft.sites.range(part, 'cel'),
      },
    ];
  });

/** The path that an expression is, positions in lists included; of anything else the first part names nothing. */
function pathIn(cel: Cel): readonly string[] {
  return cel
    .trim()
    .replaceAll(/\[(\d+)\]/g, '.$1')
    .split('.');
}

function masksOf({ survey }: RuleContext, id: string | undefined): readonly string[] {
  return survey.steps.flatMap(({ step }) => (step.id === id ? (step.mask ?? []) : []));
}

/** Whether a value and what is masked have something in common: one holds the other. */
function meets(mask: readonly string[], members: readonly string[]): boolean {
  return mask.every((part, at) => part === '*' || members[at] === undefined || members[at] === part);
}
