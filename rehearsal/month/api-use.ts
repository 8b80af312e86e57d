import type { UtcMs } from '../../contracts/time.ts';
import { API_LIMITS, type ApiLimit } from './api-limits.ts';
import type { Faults } from './faults.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/** Calls of one account of an upstream, and where they were most. */
export interface AccountUse {
  /** The upstream, or what of it has a limit of its own. */
  readonly upstream: string;
  /** The tenant, or for mail the mailbox that sends. */
  readonly account: string;
  readonly calls: number;
  readonly busiestMinute: Peak;
  readonly busiestHour: Peak;
  /** Minutes and hours in which there were more calls than the limit. */
  readonly minutesOver: readonly Peak[];
  readonly hoursOver: readonly Peak[];
}

/** How many calls there were in the minute or hour that begins at a moment. */
export interface Peak {
  readonly at: UtcMs;
  readonly calls: number;
}

/** A minute in which many runs called one upstream. */
export interface Crowd {
  readonly upstream: string;
  readonly at: UtcMs;
  readonly runs: number;
}

/** One call, or several at once. */
export interface Call {
  readonly upstream: string;
  /** What of the upstream has a limit of its own. */
  readonly api?: string;
  readonly account: string;
  readonly at: UtcMs;
  /** Number of the run. */
  readonly run: number;
  readonly times: number;
}

/** Counts calls of upstreams by account, minute and hour. A call of an action counts as one request: at least that many are sent. */
export class ApiUse {
  readonly #limits: ReadonlyMap<string, ApiLimit>;
  readonly #accounts = new Map<
    string,
    { readonly upstream: string; readonly account: string; readonly minutes: Map<UtcMs, number> }
  >();
  /** Calls of an upstream as a whole, by upstream, account and minute. */
  readonly #minutes = new Map<string, number>();
  readonly #runs = new Map<string, Map<UtcMs, Set<number>>>();

  /** @param declared limits that actions have. */
  constructor(faults: Faults, declared: readonly ApiLimit[] = []) {
    const own = [...faults.limits].map(([upstream, limit]) => ({ upstream, ...limit, source: 'The file of faults' }));
    this.#limits = new Map([...API_LIMITS, ...declared, ...own].map((limit) => [limit.upstream, limit]));
  }

  count({ upstream, api = upstream, account, at, run, times }: Call): void {
    const minute = Math.floor(at / MINUTE_MS) * MINUTE_MS;
    const key = `${api}\n${account}`;
    const counted = this.#accounts.get(key) ?? { upstream: api, account, minutes: new Map<UtcMs, number>() };
    this.#accounts.set(key, counted);
    counted.minutes.set(minute, (counted.minutes.get(minute) ?? 0) + times);
    const whole = `${upstream}\n${account}\n${minute}`;
    this.#minutes.set(whole, (this.#minutes.get(whole) ?? 0) + times);
    const minutes = this.#runs.get(upstream) ?? new Map<UtcMs, Set<number>>();
    this.#runs.set(upstream, minutes);
    minutes.set(minute, (minutes.get(minute) ?? new Set()).add(run));
  }

  /** How often an account was called in the minute of a moment. */
  inMinute(upstream: string, account: string, at: UtcMs): number {
    const minute = Math.floor(at / MINUTE_MS) * MINUTE_MS;
    return this.#minutes.get(`${upstream}\n${account}\n${minute}`) ?? 0;
  }

  /** Of the upstreams that were called. */
  limits(): readonly ApiLimit[] {
    const called = new Set([...this.#accounts.values()].map(({ upstream }) => upstream));
    return [...this.#limits.values()].filter(({ upstream }) => called.has(upstream));
  }

  /** By upstream and account. */
  accounts(): readonly AccountUse[] {
    return [...this.#accounts.values()]
      .map(({ upstream, account, minutes }) => this.#useOf(upstream, account, minutes))
      .sort((one, other) => compare(one.upstream, other.upstream) || compare(one.account, other.account));
  }

  /** Minutes in which more runs than so many called one upstream, by upstream and time. */
  crowds(runsMax: number): readonly Crowd[] {
    return [...this.#runs]
      .sort(([one], [other]) => compare(one, other))
      .flatMap(([upstream, minutes]) =>
        [...minutes]
          .filter(([, runs]) => runs.size > runsMax)
          .map(([at, runs]) => ({ upstream, at, runs: runs.size }))
          .sort((one, other) => one.at - other.at),
      );
  }

  #useOf(upstream: string, account: string, byMinute: ReadonlyMap<UtcMs, number>): AccountUse {
    const { perMinute = Infinity, perHour = Infinity } = this.#limits.get(upstream) ?? {};
    const byHour = new Map<UtcMs, number>();
    for (const [at, calls] of byMinute) {
      const hour = Math.floor(at / HOUR_MS) * HOUR_MS;
      byHour.set(hour, (byHour.get(hour) ?? 0) + calls);
    }
    const [minutes, hours] = [peaksOf(byMinute), peaksOf(byHour)];
    return {
      upstream,
      account,
      calls: minutes.reduce((sum, { calls }) => sum + calls, 0),
      busiestMinute: busiest(minutes),
      busiestHour: busiest(hours),
      minutesOver: minutes.filter(({ calls }) => calls > perMinute),
      hoursOver: hours.filter(({ calls }) => calls > perHour),
    };
  }
}

function peaksOf(counted: ReadonlyMap<UtcMs, number>): readonly Peak[] {
  return [...counted].map(([at, calls]) => ({ at, calls })).sort((one, other) => one.at - other.at);
}

function busiest(peaks: readonly Peak[]): Peak {
  return peaks.reduce((most, peak) => (peak.calls > most.calls ? peak : most), { at: peaks[0]?.at ?? 0, calls: 0 });
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
