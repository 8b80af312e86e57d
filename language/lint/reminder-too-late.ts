import { checkedDuration, itemsOf, textOf } from '../compile/compile-context.ts';
import type { Rule } from './rule.ts';

/** Reminders of an approval that has expired by then; the first of them is told. */
export const reminderTooLate: Rule = ({ draft, survey }) =>
  survey.steps.flatMap(({ step }) => {
    if (step.kind !== 'approve') return [];
    const reminders = itemsOf(draft.sites.node(step, 'approve.remind'));
    const late = reminders.find((reminder) => checkedDuration(textOf(reminder)) >= step.expiresMs);
    if (late === undefined) return [];
    return [
      {
        code: 'reminder-too-late',
        severity: 'error',
        summary: 'Cannot remind anybody of an approval that has expired: a reminder comes at or after `expires`',
        detail: 'Remind earlier, or let the approval expire later',
        range: late.range,
      },
    ];
  });
