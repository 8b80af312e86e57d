import type { Draft } from '../compile/draft.ts';
import type { Finding } from '../finding.ts';
import type { NotifyStep } from '../plan/plan.ts';
import { keyRange } from '../schema/locate.ts';
import { memberOf } from '../source/source-node.ts';
import type { Rule } from './rule.ts';

/** Messages without a text, with two, or to nobody. */
export const notifyContent: Rule = ({ draft, survey }) =>
  survey.steps.flatMap(({ step }) =>
    step.kind === 'notify' ? [...toNobody(draft, step), ...unclear(draft, step)] : [],
  );

/** Whether a message is either a template with its inputs, or a text with its subject. */
export function isContentClear(draft: Draft, step: NotifyStep): boolean {
  return oddPart(draft, step) === undefined;
}

/** Where the content stops being one of the two: a key that belongs to the other, or `notify` where both are missing. */
function oddPart({ sites }: Draft, step: NotifyStep): Finding['range'] | undefined {
  const source = sites.node(step, 'notify');
  const has = (key: string): boolean => memberOf(source, key) !== undefined;
  if (!has('template') && !has('text')) return sites.keyRange(step, 'notify');
  const odd = (has('template') ? ['text', 'subject'] : ['with']).find(has);
  return odd === undefined ? undefined : keyRange(source, odd);
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
  const range = oddPart(draft, step);
  if (range === undefined) return [];
  return [
    {
      code: 'notify-content',
      severity: 'error',
      summary:
        'Cannot tell the content of the message because it is either a template or a text: found neither, or parts of both',
      detail: 'Write `template` with `with`, or `text` with `subject`',
      range,
    },
  ];
}
