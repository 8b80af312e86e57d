import { Cron } from 'croner';
import type { UtcMs } from '../contracts/time.ts';
import type { ScheduleTrigger } from '../language/plan/trigger.ts';
import { readWords, type DayRule } from './read-words.ts';
import { instantOf, isZone, localTimeOf } from './zone-time.ts';

/** How far ahead instants are written down; they are renewed daily. */
export const HORIZON_DAYS = 60;

/**
 * When a schedule fires. Daily or rarer: instants, because Temporal skips or doubles local times at daylight saving and
 * knows neither «last» nor «first weekday». More often: Temporal's own rules.
 */
export type Firing =
  | { readonly kind: 'instants'; readonly at: readonly UtcMs[] }
  | { readonly kind: 'cron'; readonly cron: string; readonly timezone: string }
  | { readonly kind: 'interval'; readonly everyMs: number };

/** When a schedule fires, or what is unclear about it. */
export type Expanded =
  { readonly ok: true; readonly firing: Firing } | { readonly ok: false; readonly problem: string };

const DAY_MS = 86_400_000;
/** Seconds and named shortcuts mean different things to croner and to Temporal. */
const CRON = /^\S+(\s+\S+){4}$/;

/** Expands a schedule from a moment on, over {@link HORIZON_DAYS}. Pure but for the host's time-zone data. */
export function expand(when: ScheduleTrigger['when'], timezone: string, now: UtcMs): Expanded {
  if (!isZone(timezone)) return { ok: false, problem: `there is no time zone "${timezone}"` };
  if ('cron' in when) return expandCron(when.cron.trim(), timezone, now);
  const words = readWords(when);
  if (words.kind === 'unclear') return { ok: false, problem: words.problem };
  if (words.kind === 'interval') return { ok: true, firing: { kind: 'interval', everyMs: words.everyMs } };
  return { ok: true, firing: { kind: 'instants', at: expandDays(words.rule, timezone, now) } };
}

function expandDays(rule: DayRule, timezone: string, now: UtcMs): readonly UtcMs[] {
  const instants: UtcMs[] = [];
  const today = localTimeOf(timezone, now);
  const first = Date.UTC(today.year, today.month - 1, today.day);
  for (let days = 0; days <= HORIZON_DAYS; days++) {
    const day = new Date(first + days * DAY_MS);
    if (!rule.isDay(day)) continue;
    const at = instantOf(timezone, {
      year: day.getUTCFullYear(),
      month: day.getUTCMonth() + 1,
      day: day.getUTCDate(),
      hour: rule.hour,
      minute: rule.minute,
    });
    if (at > now) instants.push(at);
  }
  return instants;
}

/** Expands the expression over days without daylight saving, then puts each time into the zone. */
function expandCron(cron: string, timezone: string, now: UtcMs): Expanded {
  if (!CRON.test(cron)) return { ok: false, problem: `a cron expression has five fields, and "${cron}" has not` };
  const walls = wallTimes(cron, timezone, now);
  if (typeof walls === 'string') return { ok: false, problem: walls };
  const days = new Set(walls.map((wall) => wall.toISOString().slice(0, 10)));
  if (days.size < walls.length) return { ok: true, firing: { kind: 'cron', cron, timezone } };
  const at = walls.map((wall) =>
    instantOf(timezone, {
      year: wall.getUTCFullYear(),
      month: wall.getUTCMonth() + 1,
      day: wall.getUTCDate(),
      hour: wall.getUTCHours(),
      minute: wall.getUTCMinutes(),
    }),
  );
  return { ok: true, firing: { kind: 'instants', at: at.filter((instant) => instant > now) } };
}

function wallTimes(cron: string, timezone: string, now: UtcMs): readonly Date[] | string {
  const today = localTimeOf(timezone, now);
  const start = Date.UTC(today.year, today.month - 1, today.day);
  try {
    return new Cron(cron, { timezone: 'UTC' })
      .nextRuns(HORIZON_DAYS + 2, new Date(start - 1_000))
      .filter((wall) => wall.getTime() < start + (HORIZON_DAYS + 1) * DAY_MS);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** The next times after a moment, at most `count`, soonest first. */
export function nextFirings(firing: Firing, after: UtcMs, count: number): readonly UtcMs[] {
  switch (firing.kind) {
    case 'instants':
      return firing.at.filter((at) => at > after).slice(0, count);
    case 'interval': {
      const first = (Math.floor(after / firing.everyMs) + 1) * firing.everyMs;
      return Array.from({ length: count }, (_unused, index) => first + index * firing.everyMs);
    }
    case 'cron':
      return new Cron(firing.cron, { timezone: firing.timezone })
        .nextRuns(count, new Date(after))
        .map((at) => at.getTime());
  }
}
