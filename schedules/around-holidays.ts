import { TENANT_CALENDAR } from '../contracts/calendar.ts';
import type { UtcMs } from '../contracts/time.ts';
import type { HolidayCalendar } from '../language/plan/business-hours.ts';
import type { ScheduleTrigger } from '../language/plan/trigger.ts';
import type { CalendarDocument } from '../language/schema/calendar-schema.ts';
import type { Tenant } from '../tenants/tenant.ts';
import { windowsOn } from './business-windows.ts';
import { expand, nextFirings, type Expanded, type Firing } from './expand.ts';
import { holidayOn, type Holiday } from './holidays.ts';
import { instantOf, localName, localTimeOf } from './zone-time.ts';

/*
 * Schedules and holidays. Whether a day is a holiday is asked when the slot fires, by production and rehearsals alike, so that a
 * holiday which is added today counts tomorrow, and the slot ends as skipped where everybody can see it. What moves to another
 * day fires there as a slot of its own; the slot of the holiday is still skipped, and says where it went.
 */

/** What a schedule does on holidays, at one tenant. */
export interface HolidayRule {
  readonly onHoliday: HolidayCalendar['onHoliday'];
  readonly calendar: CalendarDocument;
  /** Of the schedule: its slots are on the days of this zone. */
  readonly timezone: string;
}

/** The rule of a schedule; `none` where it asks no calendar, or why the calendar cannot be asked. */
export type HolidayRuling = HolidayRule | 'none' | { readonly problem: string };

/** A move goes no further than this many days. */
export const MOVE_DAYS_MAX = 31;

const DAY_MS = 86_400_000;
/** Slots that are looked through for the next one that starts, at most; at one a minute a week. */
const LOOK_AHEAD_MAX = 10_080;

/** What the calendar of a trigger means at a tenant. */
export function holidayRuling(
  { calendar, timezone }: Pick<ScheduleTrigger, 'calendar' | 'timezone'>,
  tenant: Pick<Tenant, 'id' | 'timezone' | 'calendar'>,
  calendars: ReadonlyMap<string, CalendarDocument>,
): HolidayRuling {
  if (calendar === undefined) return 'none';
  const name = calendar.name === TENANT_CALENDAR ? tenant.calendar : calendar.name;
  if (name === undefined) return { problem: `tenant "${tenant.id}" has no calendar` };
  const found = calendars.get(name);
  if (found === undefined) return { problem: `there is no calendar "${name}"` };
  return { onHoliday: calendar.onHoliday, calendar: found, timezone: timezone ?? tenant.timezone };
}

/** When a schedule fires, with the days that it moves to; holidays themselves fire too, and are skipped then. */
export function expandAround(
  when: ScheduleTrigger['when'],
  { timezone, now, ruling }: { readonly timezone: string; readonly now: UtcMs; readonly ruling: HolidayRuling },
): Expanded {
  const expanded = expand(when, timezone, now);
  if (typeof ruling !== 'object' || !expanded.ok) return expanded;
  if ('problem' in ruling) return { ok: false, problem: ruling.problem };
  if (expanded.firing.kind !== 'instants') return expanded;
  // What was to fire before now may have moved to a day after it.
  const earlier = expand(when, timezone, now - MOVE_DAYS_MAX * DAY_MS);
  const before = earlier.ok && earlier.firing.kind === 'instants' ? earlier.firing.at : [];
  const own = expanded.firing.at;
  const moved = [...before, ...own].flatMap((at) => movedTo(ruling, at) ?? []).filter((at) => at > now);
  const at = [...new Set([...own, ...moved])].sort((one, other) => one - other);
  return { ok: true, firing: { kind: 'instants', at } };
}

/** Why the slot of a moment starts nothing: it is a holiday, or nobody can tell. Undefined: it counts. */
export function whyNotAt(ruling: HolidayRuling, at: UtcMs): string | undefined {
  if (ruling === 'none') return undefined;
  if ('problem' in ruling) return `Whether it is a holiday cannot be told: ${ruling.problem}`;
  const holiday = holidayAt(ruling, at);
  if (holiday === undefined) return undefined;
  const to = movedTo(ruling, at);
  const went = to === undefined ? '' : `; moved to ${localName(ruling.timezone, to)}`;
  return `Holiday of calendar "${ruling.calendar.name}": ${holiday.name}${went}`;
}

/** The next slot after a moment that is on no holiday; undefined where none is near. */
export function nextThatCounts(firing: Firing, after: UtcMs, ruling: HolidayRuling): UtcMs | undefined {
  const [next] = nextFirings(firing, after, 1);
  if (next === undefined || whyNotAt(ruling, next) === undefined) return next;
  return nextFirings(firing, next, LOOK_AHEAD_MAX).find((at) => whyNotAt(ruling, at) === undefined);
}

/** The moment to which a slot on a holiday moves: the same time on the nearest business day in the direction that is said. */
function movedTo(rule: HolidayRule, at: UtcMs): UtcMs | undefined {
  if (rule.onHoliday === 'skip' || holidayAt(rule, at) === undefined) return undefined;
  const direction = rule.onHoliday === 'next-business-day' ? 1 : -1;
  const { hour, minute } = localTimeOf(rule.timezone, at);
  const from = dayOf(rule.timezone, at).getTime();
  for (let days = 1; days <= MOVE_DAYS_MAX; days++) {
    const day = new Date(from + direction * days * DAY_MS);
    if (windowsOn(rule.calendar, day).length === 0) continue;
    const date = { year: day.getUTCFullYear(), month: day.getUTCMonth() + 1, day: day.getUTCDate() };
    return instantOf(rule.timezone, { ...date, hour, minute });
  }
  return undefined;
}

function holidayAt({ calendar, timezone }: HolidayRule, at: UtcMs): Holiday | undefined {
  return holidayOn(calendar, dayOf(timezone, at));
}

function dayOf(timezone: string, at: UtcMs): Date {
  const { year, month, day } = localTimeOf(timezone, at);
  return new Date(Date.UTC(year, month - 1, day));
}
