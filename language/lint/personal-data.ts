import type { Finding } from '../finding.ts';
import type { Cel, NotifyStep, Step, Value } from '../plan/plan.ts';
import { memberOf } from '../source/source-node.ts';
import { originsOf } from './origins-of.ts';
import type { Rule, RuleContext } from './rule.ts';

/** Data about people of the tenant in a message to an audience, which is outside our teams, without a stated reason. */
export const personalData: Rule = (context) =>
  context.survey.steps.flatMap(({ step, parents }) => {
    if (step.kind !== 'notify' || !step.to.some(({ audience }) => audience !== undefined)) return [];
    const isStated = memberOf(context.draft.sites.node(step), 'reason') !== undefined;
    return isStated ? [] : valuesOf(step).flatMap((value) => personalParts(context, value, parents));
  });

function valuesOf({ content }: NotifyStep): readonly Value[] {
  return 'text' in content ? [content.subject, content.text] : Object.values(content.with);
}

function personalParts(context: RuleContext, value: Value, parents: readonly Step[]): readonly Finding[] {
  return expressionsOf(value).flatMap((part) => {
    const origins = originsOf(context, part.cel, parents);
    if (!origins.some(({ schema }) => schema?.['x-personal'] === true)) return [];
    return [
      {
        code: 'personal-data',
        severity: 'warning',
        summary: `Cannot tell "${part.cel.trim()}" to an audience without a stated reason: it is data about people of the tenant`,
        detail: 'Leave it out, say how many with `size(…)`, or state in `reason` why the audience may have it',
        range: context.draft.sites.range(part, 'cel'),
      },
    ];
  });
}

/** The expressions inside a value. */
function expressionsOf(value: Value): readonly { readonly cel: Cel }[] {
  if ('cel' in value) return [value];
  if ('text' in value) return value.text.filter((part) => typeof part === 'object');
  if ('list' in value) return value.list.flatMap(expressionsOf);
  return 'map' in value ? Object.values(value.map).flatMap(expressionsOf) : [];
}
