import type { Rule } from './rule.ts';

/** Reminders of an approval that has expired by then. */
export const reminderTooLate: Rule = ({ draft, survey }) =>
  survey.steps.flatMap(({ step }) => {
    if (step.kind !== 'approve' || step.remindMs.every((remindMs) => remindMs < step.expiresMs)) return [];
    return [
      {
        code: 'reminder-too-late',
        severity: 'error',
        summary: 'Cannot remind anybody of an approval that has expired: a reminder comes at or after `expires`',
        detail: 'Remind earlier, or let the approval expire later',
        range: draft.sites.range(step, 'approve.remind'),
      },
    ];
  });
