import type { Finding } from '../finding.ts';
import type { Step, Value } from '../plan/plan.ts';
import { originsOf } from './origins-of.ts';
import type { Rule, RuleContext } from './rule.ts';

/** Inputs of actions that are read as code or as an address. */
const READ_AS_CODE = /(^|_)(query|filter|kql|odata|url|path)$/;

/**
 * Text of an event put into a query or an address as it came, straight or through inputs, variables and loops. Told only
 * where it is certain: the expression is nothing but a path to it, and it is joined with other text.
 */
export const hostileText: Rule = (context) =>
  context.survey.steps.flatMap(({ step, parents }) => {
    if (step.kind !== 'action') return [];
    return Object.entries(step.with).flatMap(([name, value]) =>
      READ_AS_CODE.test(name) ? hostileParts(context, { name, value, parents }) : [],
    );
  });

interface Given {
  readonly name: string;
  readonly value: Value;
  readonly parents: readonly Step[];
}

function hostileParts(context: RuleContext, { name, value, parents }: Given): readonly Finding[] {
  const isTextJoined = 'text' in value;
  const parts = isTextJoined ? value.text : [value];
  return parts.flatMap((part) => {
    if (typeof part === 'string' || !('cel' in part)) return [];
    const origins = originsOf(context, part.cel, parents);
    if (!origins.some(({ isJoined }) => isJoined || isTextJoined)) return [];
    return [
      {
        code: 'hostile-text',
        severity: 'error',
        summary: `Cannot join text of an event into "${name}" because senders of mails choose it: found "${part.cel.trim()}"`,
        detail: 'Give the value to the action as an input of its own, so that it can be escaped',
        range: context.draft.sites.range(part, 'cel'),
      },
    ];
  });
}
