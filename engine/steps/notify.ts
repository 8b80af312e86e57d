import type { NotifyEffect } from '../../contracts/activities.ts';
import type { Failure } from '../../contracts/failure-codes.ts';
import { renderValue, renderValues } from '../../language/expressions/render-value.ts';
import type { Scope as Names } from '../../language/expressions/scope.ts';
import type { NotifyStep } from '../../language/plan/plan.ts';
import { failed, type Eventually } from '../completion.ts';
import { perform, recordStart } from '../perform.ts';
import { renderRecipients } from '../recipients.ts';
import type { Entered } from '../run-step.ts';
import { textOf } from '../text-of.ts';

type Content = NotifyEffect['content'];

/** Sends a message to people, teams or audiences. */
export function runNotify(entered: Entered<NotifyStep>): Eventually {
  const { step, place, frame, path } = entered;
  const names = place.scope.names(frame.at);
  const to = renderRecipients(step.to, names);
  if (!to.ok) return failed(to.failure);
  const content = renderContent(step, names);
  if (!content.ok) return failed(content.failure);
  recordStart(entered);
  return perform(entered, {
    effect: (attempt) => ({
      kind: 'notify',
      path,
      attempt,
      title: step.title,
      to: to.value,
      urgency: step.urgency,
      content: content.value,
    }),
    hints: { quick: false, cancellable: false },
  });
}

type Rendered = { readonly ok: true; readonly value: Content } | { readonly ok: false; readonly failure: Failure };

function renderContent({ content }: NotifyStep, names: Names): Rendered {
  if ('template' in content) {
    const values = renderValues(content.with, names);
    return values.ok ? { ok: true, value: { template: content.template, with: values.value } } : values;
  }
  const text = renderValue(content.text, names);
  if (!text.ok) return text;
  const subject = renderValue(content.subject, names);
  return subject.ok ? { ok: true, value: { text: textOf(text.value), subject: textOf(subject.value) } } : subject;
}
