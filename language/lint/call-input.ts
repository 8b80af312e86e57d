import { schemaOfInputs } from '../plan/schema-of-inputs.ts';
import type { Rule } from './rule.ts';
import { checkValues } from './check-value.ts';

/** What a call gives to the inputs of the playbook: unknown names, missing ones, wrong types. */
export const callInput: Rule = ({ draft, survey }) =>
  survey.steps.flatMap(({ step, view }) => {
    if (step.kind !== 'call') return [];
    const facts = draft.world.playbooks?.get(step.playbook);
    if (facts === undefined) return [];
    const purpose = { draft, view, code: 'call-input', of: `the playbook "${step.playbook}"` };
    return checkValues(purpose, step.with, schemaOfInputs(facts.inputs), draft.sites.range(step, 'call'));
  });
