import type { Draft } from '../compile/draft.ts';
import type { Finding } from '../finding.ts';
import type { Trigger } from '../plan/trigger.ts';
import { schemaOfInputs } from '../plan/schema-of-inputs.ts';
import { triggerView } from '../types/top-view.ts';
import { checkValues } from './check-value.ts';
import type { Rule } from './rule.ts';

/** What a trigger gives to the inputs: unknown names, missing ones, wrong types. People are asked for theirs. */
export const triggerInput: Rule = ({ draft }) =>
  draft.brokenKeys.has('inputs') ? [] : draft.plan.triggers.flatMap((trigger) => checkTrigger(draft, trigger));

function checkTrigger(draft: Draft, trigger: Trigger): readonly Finding[] {
  if (trigger.kind === 'manual') return [];
  const { inputs } = draft.plan;
  const view = triggerView(draft, trigger);
  const purpose = { draft, view, code: 'trigger-input', of: 'the playbook' };
  return checkValues(purpose, trigger.with, schemaOfInputs(inputs), draft.sites.keyRange(trigger, trigger.kind));
}
