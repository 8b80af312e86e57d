import { utcTime, type UtcMs } from '../../../contracts/time.ts';
import { writeDuration } from '../../../language/schema/duration.ts';
import type { AccountUse } from '../../../rehearsal/month/api-use.ts';
import type { MonthReport } from '../../../rehearsal/month/month-report.ts';

const DAY_MS = 86_400_000;

/** A moment as `2026-03-24 05:00`, in UTC. */
export function utcMinute(at: UtcMs): string {
  return utcTime(at).slice(0, 16).replace('T', ' ');
}

/** A local name, `2026-03-24T05:00`, for people. */
export function localWords(local: string): string {
  return local.replace('T', ' ');
}

/** How long something lasted, to the second below two minutes and to the minute above. */
export function lastedWords(ms: number | null): string {
  if (ms === null) return '–';
  const unit = ms < 120_000 ? 1_000 : 60_000;
  return writeDuration(Math.round(ms / unit) * unit);
}

/** What was rehearsed, in one line. */
export function spanWords({ from, to, tenants, playbooks, seed }: MonthReport): string {
  const days = Math.round((to - from) / DAY_MS);
  return `${counted(days, 'day')} from ${utcTime(from).slice(0, 10)}, ${counted(tenants.length, 'tenant')}, ${counted(playbooks.length, 'playbook')}, seed ${seed}`;
}

/** `1 tenant`, `2 tenants`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** How often runs ended with which outcome: `succeeded 12, failed 1`. */
export function outcomeWords(outcomes: Readonly<Record<string, number>>): string {
  return Object.entries(outcomes)
    .map(([outcome, count]) => `${outcome} ${count}`)
    .join(', ');
}

/** An upstream over all its accounts. */
export interface UpstreamFigures {
  readonly upstream: string;
  readonly calls: number;
  readonly busiestMinute: number;
  readonly busiestHour: number;
  /** As `30 a minute`, or that the vendor gives no figure. */
  readonly limit: string;
  readonly timesOver: number;
  readonly source: string;
}

/** The use of upstreams, by upstream. */
export function upstreamFigures({ apis, limits }: MonthReport): readonly UpstreamFigures[] {
  const upstreams = [...new Set(apis.map(({ upstream }) => upstream))];
  return upstreams.map((upstream) => {
    const accounts = apis.filter((one) => one.upstream === upstream);
    const limit = limits.find((one) => one.upstream === upstream);
    const most = (of: (account: AccountUse) => number): number => Math.max(...accounts.map(of));
    return {
      upstream,
      calls: accounts.reduce((sum, { calls }) => sum + calls, 0),
      busiestMinute: most(({ busiestMinute }) => busiestMinute.calls),
      busiestHour: most(({ busiestHour }) => busiestHour.calls),
      limit: limitWords(limit?.perMinute, limit?.perHour),
      timesOver: accounts.reduce((sum, { minutesOver, hoursOver }) => sum + minutesOver.length + hoursOver.length, 0),
      source: limit?.source ?? '',
    };
  });
}

function limitWords(perMinute: number | undefined, perHour: number | undefined): string {
  const figures = [
    ...(perMinute === undefined ? [] : [`${perMinute} a minute`]),
    ...(perHour === undefined ? [] : [`${perHour} an hour`]),
  ];
  return figures.length === 0 ? 'no figure' : figures.join(', ');
}

/** The hour of a person's day in which they heard most, as `09–10`. */
export function busiestHourWords(byHour: readonly number[]): string {
  const hour = byHour.indexOf(Math.max(...byHour));
  return `${twoDigits(hour)}–${twoDigits((hour + 1) % 24)}`;
}

/** `7` as `07`. */
export function twoDigits(count: number): string {
  return String(count).padStart(2, '0');
}

/** How clocks are changed, as `Europe/Berlin +60 min at 2026-03-29 01:00 UTC`. */
export function changeWords({ at, timezone, minutes }: MonthReport['clockChanges'][number]): string {
  return `${timezone} ${minutes > 0 ? '+' : '−'}${Math.abs(minutes)} min at ${utcMinute(at)} UTC`;
}
