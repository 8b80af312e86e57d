import type { ScheduleTrigger } from '../plan/trigger.ts';
import type { Finding } from '../finding.ts';
import { changesOf, type ClockChange } from './clock-changes.ts';
import type { Rule } from './rule.ts';
import { wallTimesOf } from './schedule-days.ts';
import { tenantsUsing } from './tenants-using.ts';

/** More times of a day than these belong to a rhythm, which is not held to any of them. */
const TIMES_MAX = 12;

/**
 * Schedules that fall into the hour that clocks leave out, or into that which comes twice, in the zone that they name or in that of a
 * tenant which names the playbook. Once a day it fires once on every day, so that only what the clock says is odd; several times a day it is
 * left out, or fires twice.
 */
export const scheduleClockChange: Rule = ({ draft }) =>
  draft.plan.triggers.flatMap((trigger) => {
    if (trigger.kind !== 'schedule') return [];
    const ofTenants = tenantsUsing(draft).map(([, { timezone }]) => timezone);
    const zones = new Set(trigger.timezone === undefined ? ofTenants : [trigger.timezone]);
    const found = [...zones].flatMap((zone) => oddIn(trigger, zone))[0];
    return found === undefined ? [] : [{ ...found, range: draft.sites.keyRange(trigger, 'schedule') }];
  });

function oddIn({ when }: ScheduleTrigger, zone: string): readonly Omit<Finding, 'range'>[] {
  const times = wallTimesOf(when);
  if (times === undefined || times.minutes.length > TIMES_MAX) return [];
  const isOnce = times.minutes.length === 1;
  return changesOf(zone).flatMap((change) => {
    const minute = times.isDay(change.day) ? times.minutes.find((one) => isWithin(change, one)) : undefined;
    if (minute === undefined || (isOnce && change.kind === 'twice')) return [];
    return [findingOf(change, { zone, minute, isOnce })];
  });
}

const isWithin = ({ from, to }: ClockChange, minute: number): boolean => minute >= from && minute < to;

interface Odd {
  readonly zone: string;
  readonly minute: number;
  readonly isOnce: boolean;
}

function findingOf({ kind, from, to, day }: ClockChange, { zone, minute, isOnce }: Odd): Omit<Finding, 'range'> {
  const date = day.toISOString().slice(0, 10);
  const then = isOnce ? `it fires at ${clock(to)} instead` : 'it is left out';
  const because =
    kind === 'gap'
      ? `clocks go from ${clock(from)} to ${clock(to)}: ${then}`
      : `clocks go from ${clock(to)} back to ${clock(from)}: it fires twice`;
  return {
    code: 'schedule-clock-change',
    severity: 'warning',
    summary: `Cannot fire once at ${clock(minute)} in "${zone}" on days such as ${date} because ${because}`,
    detail: 'Choose a time that every day has once, or a `timezone` whose clocks never change, such as UTC',
  };
}

function clock(minute: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
