import { checkValues } from './check-value.ts';
import { isContentClear } from './notify-content.ts';
import type { Rule } from './rule.ts';

/** What is given to a template: unknown inputs, missing ones, wrong types. */
export const templateInput: Rule = ({ draft, survey }) =>
  survey.steps.flatMap(({ step, view }) => {
    if (step.kind !== 'notify' || !('template' in step.content) || !isContentClear(draft, step)) return [];
    const { template } = step.content;
    const inputs = draft.world.templates?.get(template);
    if (inputs === undefined) return [];
    const required = Object.entries(inputs).flatMap(([name, input]) => (input['default'] === undefined ? [name] : []));
    const schema = { type: 'object', properties: inputs, required, additionalProperties: false };
    const purpose = { draft, view, code: 'template-input', of: `template "${template}"` };
    return checkValues(purpose, step.content.with, schema, draft.sites.range(step, 'notify.template'));
  });
