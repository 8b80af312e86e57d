import type { Cel, NotifyStep, Step, Value } from '../plan/plan.ts';
import { memberOf } from '../source/source-node.ts';
import type { RuleContext } from './rule.ts';

/** An expression of a message that leaves the house. */
export interface ToldOutside {
  readonly part: { readonly cel: Cel };
  /** Steps around the message. */
  readonly parents: readonly Step[];
}

/** The expressions of all messages to audiences, which are outside our teams, where no `reason` is stated. */
export function toldOutside({ draft, survey }: RuleContext): readonly ToldOutside[] {
  return survey.steps.flatMap(({ step, parents }) => {
    if (step.kind !== 'notify' || !step.to.some(({ audience }) => audience !== undefined)) return [];
    const isStated = memberOf(draft.sites.node(step), 'reason') !== undefined;
    return isStated ? [] : valuesOf(step).flatMap((value) => expressionsOf(value).map((part) => ({ part, parents })));
  });
}

function valuesOf({ content }: NotifyStep): readonly Value[] {
  return 'text' in content ? [content.subject, content.text] : Object.values(content.with);
}

/** The expressions inside a value. */
function expressionsOf(value: Value): readonly { readonly cel: Cel }[] {
  if ('cel' in value) return [value];
  if ('text' in value) return value.text.filter((part) => typeof part === 'object');
  if ('list' in value) return value.list.flatMap(expressionsOf);
  return 'map' in value ? Object.values(value.map).flatMap(expressionsOf) : [];
}
