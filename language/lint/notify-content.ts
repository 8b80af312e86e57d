import type { Draft } from '../compile/draft.ts';
import type { Finding } from '../finding.ts';
import type { NotifyStep } from '../plan/plan.ts';
import { memberOf } from '../source/source-node.ts';
import type { Rule } from './rule.ts';

/** Messages without a text, with two, or to nobody. */
export const notifyContent: Rule = ({ draft, survey }) =>
  survey.steps.flatMap(({ step }) =>
    step.kind === 'notify' ? [...toNobody(draft, step), ...unclear(draft, step)] : [],
  );

/** Whether a message is either a template with its inputs, or a text with its subject. */
export function isContentClear(draft: Draft, step: NotifyStep): boolean {
  const source = memberOf(draft.sites.node(step), 'notify');
  const has = (key: string): boolean => memberOf(source, key) !== undefined;
  return has('template') ? !has('text') && !has('subject') : has('text') && !has('with');
}

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

function unclear(draft: Draft, step: NotifyStep): readonly Finding[] {
  if (isContentClear(draft, step)) return [];
  return [
    {
      code: 'notify-content',
      severity: 'error',
      summary:
        'Cannot tell the content of the message because it is either a template or a text: found neither, or parts of both',
      detail: 'Write `template` with `with`, or `text` with `subject`',
      range: draft.sites.range(step, 'notify.to'),
    },
  ];
}
