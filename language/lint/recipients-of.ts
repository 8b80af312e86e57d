import type { RecipientValue, Value } from '../plan/plan.ts';
import type { RuleContext } from './rule.ts';

/** What names a recipient: the sort, and the value under it. */
export type RecipientName = readonly [kind: keyof RecipientValue, value: Value];

/** Everybody that messages and approvals of a playbook go to. */
export function recipientsOf({ survey }: RuleContext): readonly RecipientValue[] {
  return survey.steps.flatMap(({ step }) => {
    if (step.kind === 'notify') return step.to;
    if (step.kind === 'task') return [...step.to, ...(step.signOffBy ?? [])];
    return step.kind === 'approve' ? step.by : [];
  });
}

/** What a recipient is named by: one, unless the author has mistaken how. */
export function namesOf(recipient: RecipientValue): readonly RecipientName[] {
  return Object.entries(recipient) as readonly RecipientName[]; // its only keys
}

/** The recipients of one sort whose name is written out; those of several sorts are another rule's matter. */
export function writtenOut(
  context: RuleContext,
  kind: keyof RecipientValue,
): readonly { readonly name: string; readonly value: Value }[] {
  return recipientsOf(context).flatMap((recipient) => {
    const [only, ...others] = namesOf(recipient);
    if (only === undefined || others.length > 0) return [];
    const [found, value] = only;
    return found === kind && 'lit' in value && typeof value.lit === 'string' ? [{ name: value.lit, value }] : [];
  });
}
