import type { Draft } from '../compile/draft.ts';
import type { Range } from '../diagnostic.ts';
import type { Finding } from '../finding.ts';
import type { ScheduleTrigger } from '../plan/trigger.ts';
import { keyRange } from '../schema/locate.ts';
import { memberOf } from '../source/source-node.ts';
import { checkCron } from './cron.ts';
import type { Rule } from './rule.ts';

/** Schedules that cannot be read. */
export const scheduleInvalid: Rule = ({ draft }) =>
  draft.plan.triggers.flatMap((trigger) => (trigger.kind === 'schedule' ? checkSchedule(draft, trigger) : []));

const WEEKDAYS = 'monday|tuesday|wednesday|thursday|friday|saturday|sunday';
const INTERVAL = /^[1-9][0-9]{0,3}[mh]$/;
const EVERY = new RegExp(`^(day|weekday|week|month|${WEEKDAYS})$`);
const ON_WEEK = new RegExp(`^(${WEEKDAYS})$`);
const ON_MONTH = new RegExp(
  `^((first|second|third|fourth|last) (${WEEKDAYS}|weekday)|month-end|[1-9]|[12][0-9]|3[01])$`,
);

function checkSchedule(draft: Draft, trigger: ScheduleTrigger): readonly Finding[] {
  const source = draft.sites.node(trigger, 'schedule');
  const has = (key: string): boolean => memberOf(source, key) !== undefined;
  const second = has('cron') ? ['every', 'at', 'on'].find(has) : undefined;
  if (second !== undefined || has('cron') === has('every')) {
    const range = second === undefined ? draft.sites.keyRange(trigger, 'schedule') : keyRange(source, second);
    return [invalid(range, 'it has either `cron`, or `every` with `at` and `on`')];
  }
  return [
    ...checkZone(draft, trigger),
    ...checkMove(draft, trigger),
    ...('cron' in trigger.when
      ? checkRhythm(draft, trigger, trigger.when.cron)
      : checkWords(draft, trigger, trigger.when)),
  ];
}

function checkRhythm(draft: Draft, trigger: ScheduleTrigger, cron: string): readonly Finding[] {
  const checked = checkCron(cron);
  return checked.ok ? [] : [invalid(draft.sites.range(trigger, 'schedule.cron'), checked.problem)];
}

function checkWords(
  draft: Draft,
  trigger: ScheduleTrigger,
  words: { every: string; at?: string; on?: string },
): readonly Finding[] {
  const every = draft.sites.range(trigger, 'schedule.every');
  const keyOf = (key: string): Range => keyRange(draft.sites.node(trigger, 'schedule'), key);
  const isInterval = INTERVAL.test(words.every);
  if (!isInterval && !EVERY.test(words.every)) {
    return [
      invalid(every, '`every` is day, weekday, week, month, the name of a day, or an interval such as «15m» or «1h»'),
    ];
  }
  if (isInterval ? words.at !== undefined : words.at === undefined) {
    const range = isInterval ? keyOf('at') : every;
    return [invalid(range, 'a time of day, `at: "07:00"`, belongs to everything but an interval')];
  }
  const on = words.every === 'week' ? ON_WEEK : words.every === 'month' ? ON_MONTH : undefined;
  if (on === undefined ? words.on === undefined : words.on !== undefined && on.test(words.on)) return [];
  const wrong = words.on === undefined ? every : draft.sites.range(trigger, 'schedule.on');
  return [
    invalid(
      on === undefined ? keyOf('on') : wrong,
      '`on` is the name of a day for `every: week`, and a day such as «first monday», «month-end» or «15» for `every: month`',
    ),
  ];
}

/** What fires all day long has no time of day at which it could be made up for. */
function checkMove(draft: Draft, trigger: ScheduleTrigger): readonly Finding[] {
  const { calendar, when } = trigger;
  const isDailyOrRarer = 'cron' in when ? /^\d+ \d+ /.test(when.cron) : !INTERVAL.test(when.every);
  if (calendar === undefined || calendar.onHoliday === 'skip' || isDailyOrRarer) return [];
  const range = draft.sites.range(trigger, 'schedule.calendar');
  const finding = invalid(range, 'only what fires at most once a day can move to another day');
  return [{ ...finding, detail: 'Write `onHoliday: skip`, or a schedule with one time of day' }];
}

function checkZone(draft: Draft, trigger: ScheduleTrigger): readonly Finding[] {
  if (trigger.timezone === undefined || isZone(trigger.timezone)) return [];
  return [invalid(draft.sites.range(trigger, 'schedule.timezone'), 'a time zone has a name such as «Europe/Berlin»')];
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

function invalid(range: Range, because: string): Finding {
  return {
    code: 'schedule-invalid',
    severity: 'error',
    summary: `Cannot read the schedule because ${because}`,
    detail: 'Write `cron: "0 7 * * 1-5"`, or words such as `every: weekday` with `at: "07:00"`',
    range,
  };
}
