import { checkCron } from './cron.ts';
import type { Rule } from './rule.ts';

/** Schedules that never fire: no month has such a day. */
export const scheduleNever: Rule = ({ draft }) =>
  draft.plan.triggers.flatMap((trigger) => {
    if (trigger.kind !== 'schedule' || !('cron' in trigger.when)) return [];
    const { cron } = trigger.when;
    const checked = checkCron(cron);
    if (!checked.ok || !checked.neverFires) return [];
    return [
      {
        code: 'schedule-never',
        severity: 'error',
        summary: `Cannot use the schedule because it never fires: no month of "${cron}" has such a day`,
        detail: 'Change the day or the month',
        range: draft.sites.range(trigger, 'schedule.cron'),
      },
    ];
  });
