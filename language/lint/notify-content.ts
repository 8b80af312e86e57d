import { checkValues } from './check-value.ts';
import type { Rule } from './rule.ts';
import type { Finding } from '../finding.ts';
import type { NotifyStep } from '../plan/plan.ts';
import type { Draft } from '../compile/draft.ts';
import { memberOf } from '../source/source-node.ts';
import { didYouMean } from '../suggest.ts';
import type { View } from '../types/view.ts';

/** Messages without a text, with two, to nobody, or with inputs that their template does not take. */
export const notifyContent: Rule = ({ draft, survey }) =>
  survey.steps.flatMap(({ step, view }) =>
    step.kind === 'notify' ? [...toNobody(draft, step), ...checkContent(draft, step, view)] : [],
  );

function toNobody(draft: Draft, step: NotifyStep): readonly Finding[] {
  if (step.to.length > 0) return [];
  return [
    {
      code: 'notify-content',
      severity: 'error',
      summary: 'Cannot send the message because nobody is to get it: `to` is empty',
      detail: 'Name a team, a person or an audience',
      range: draft.sites.range(step, 'notify.to'),
    },
  ];
}

function checkContent(draft: Draft, step: NotifyStep, view: View): readonly Finding[] {
  const source = memberOf(draft.sites.node(step), 'notify');
  const has = (key: string): boolean => memberOf(source, key) !== undefined;
  const isClear = has('template') ? !has('text') && !has('subject') : has('text') && !has('with');
  if (!isClear) return [unclear(draft, step)];
  const { templates } = draft.world;
  if (!('template' in step.content) || templates === undefined) return [];
  const { template } = step.content;
  const inputs = templates.get(template);
  if (inputs === undefined)
    return [unknownTemplate(template, templates.keys(), draft.sites.range(step, 'notify.template'))];
  const required = Object.entries(inputs).flatMap(([name, input]) => (input['default'] === undefined ? [name] : []));
  const schema = { type: 'object', properties: inputs, required, additionalProperties: false };
  const purpose = { draft, view, code: 'template-input', of: `template "${template}"` };
  return checkValues(purpose, step.content.with, schema, draft.sites.range(step, 'notify.template'));
}

function unclear(draft: Draft, step: NotifyStep): Finding {
  return {
    code: 'notify-content',
    severity: 'error',
    summary:
      'Cannot tell the content of the message because it is either a template or a text: found neither, or parts of both',
    detail: 'Write `template` with `with`, or `text` with `subject`',
    range: draft.sites.range(step, 'notify.to'),
  };
}

function unknownTemplate(template: string, known: Iterable<string>, range: Finding['range']): Finding {
  return {
    code: 'unknown-template',
    severity: 'error',
    summary: `Cannot find the template "${template}": no document describes it`,
    detail: 'Correct the name, or add a document of kind Template',
    range,
    ...didYouMean(template, known),
  };
}
