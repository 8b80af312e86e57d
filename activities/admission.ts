import { setTimeout as sleep } from 'node:timers/promises';
import type { TenantId } from '../contracts/ids.ts';
import type { UtcMs } from '../contracts/time.ts';

/** What one tenant may have at once, so that its storm does not starve the others. */
export interface AdmissionLimits {
  /** @default 200 */
  readonly openRuns: number;
  /** @default 20 */
  readonly startsPerSecond: number;
}

/** Limits that apply unless others are set. */
export const DEFAULT_ADMISSION: AdmissionLimits = { openRuns: 200, startsPerSecond: 20 };

/** How long a count of open runs is believed. */
export const COUNT_TTL_MS = 5_000;

/** Lets runs of a tenant begin within its limits. */
export interface Admission {
  /**
   * Waits until one more run may begin, counts it and answers true; false at once when the tenant has as many open runs
   * as it may.
   *
   * @param countOpen asked for the open runs when the last count is older than five seconds.
   */
  admit(tenant: TenantId, countOpen: () => Promise<number>): Promise<boolean>;
}

/** Time as admission knows it. */
export interface AdmissionClock {
  now(): UtcMs;
  sleep(ms: number): Promise<unknown>;
}

interface TenantState {
  tokens: number;
  refilledAt: UtcMs;
  open: number;
  countedAt: UtcMs;
}

/** Admission by one process: the limits hold for each worker. Starts are spread evenly; a second's worth may be saved up. */
export function createAdmission(
  limits: AdmissionLimits = DEFAULT_ADMISSION,
  clock: AdmissionClock = { now: Date.now, sleep },
): Admission {
  const states = new Map<TenantId, TenantState>();
  const stateOf = (tenant: TenantId): TenantState => {
    const known = states.get(tenant);
    if (known !== undefined) return known;
    const fresh = { tokens: limits.startsPerSecond, refilledAt: clock.now(), open: 0, countedAt: -Infinity };
    states.set(tenant, fresh);
    return fresh;
  };
  return {
    async admit(tenant, countOpen) {
      const state = stateOf(tenant);
      if (clock.now() - state.countedAt >= COUNT_TTL_MS) {
        state.open = await countOpen();
        state.countedAt = clock.now();
      }
      if (state.open >= limits.openRuns) return false;
      state.open += 1;
      await clock.sleep(takeToken(state, clock.now(), limits));
      return true;
    },
  };
}

/** Takes a token, if need be one that is still to come, and answers how long to wait for it. */
function takeToken(state: TenantState, now: UtcMs, { startsPerSecond }: AdmissionLimits): number {
  const earned = (Math.max(now - state.refilledAt, 0) / 1_000) * startsPerSecond;
  state.tokens = Math.min(startsPerSecond, state.tokens + earned) - 1;
  state.refilledAt = now;
  return state.tokens >= 0 ? 0 : Math.ceil((-state.tokens / startsPerSecond) * 1_000);
}
