import type { ScheduleTrigger } from '../plan/trigger.ts';
import type { Rule } from './rule.ts';
import { wallTimesOf, type WallTimes } from './schedule-days.ts';

/** Days that are looked at: a year of which all months and weekdays are, and the day of a leap year. */
const FIRST_DAY = Date.UTC(2028, 0, 1);
const DAYS = 366;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Two schedules of a playbook that fire at the same moment of a day: there would be two runs, or the second is left out. */
export const scheduleTwice: Rule = ({ draft }) => {
  const schedules = draft.plan.triggers.flatMap((trigger) => {
    const times = trigger.kind === 'schedule' ? wallTimesOf(trigger.when) : undefined;
    return times === undefined || trigger.kind !== 'schedule' ? [] : [{ trigger, times }];
  });
  return schedules.flatMap((one, index) => {
    const earlier = schedules.slice(0, index);
    const day = earlier.map((other) => sharedDay(one, other)).find((found) => found !== undefined);
    if (day === undefined) return [];
    return [
      {
        code: 'schedule-twice',
        severity: 'warning',
        summary: `Cannot tell two schedules of the playbook apart because both fire at the same time: such as on ${day}`,
        detail: 'Leave one of them out, or let it fire at another time',
        range: draft.sites.keyRange(one.trigger, 'schedule'),
      },
    ];
  });
};

interface Timed {
  readonly trigger: ScheduleTrigger;
  readonly times: WallTimes;
}

function sharedDay(one: Timed, other: Timed): string | undefined {
  if (one.trigger.timezone !== other.trigger.timezone) return undefined;
  if (!one.times.minutes.some((minute) => other.times.minutes.includes(minute))) return undefined;
  const days = Array.from({ length: DAYS }, (_unused, at) => new Date(FIRST_DAY + at * DAY_MS));
  const found = days.find((day) => one.times.isDay(day) && other.times.isDay(day));
  return found?.toISOString().slice(0, 10);
}
