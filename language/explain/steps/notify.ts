import type { NotifyStep } from '../../plan/plan.ts';
import type { Explained } from '../explained.ts';
import { boundOfCall, callAfterCancelMs } from '../call-bound.ts';
import { enumerated, recipientWords } from '../name-words.ts';
import { valuesText, valueText } from '../value-text.ts';

/** A message. */
export function explainNotify(step: NotifyStep): Explained {
  const { to, urgency } = step;
  const pressing = urgency === 'normal' ? '' : `, urgency ${urgency}`;
  return {
    sentence: `Tells ${enumerated(to.map(recipientWords), 'and')}${pressing}: ${contentWords(step)}.`,
    bodies: [],
    longest: (_bodies, path) => boundOfCall(step, path),
    afterCancelMs: callAfterCancelMs(step),
    drawn: { as: 'box' },
  };
}

function contentWords({ content }: NotifyStep): string {
  if ('text' in content) return `"${valueText(content.subject)}", "${valueText(content.text)}"`;
  const values = valuesText(content.with);
  return `the template ${content.template}${values === '' ? '' : ` with ${values}`}`;
}
