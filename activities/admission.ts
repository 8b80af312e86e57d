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
   * Whether one more run may begin now; counts it if so.
   *
   * @param countOpen asked for the open runs when the last count is older than five seconds.
   */
  admit(tenant: TenantId, countOpen: () => Promise<number>): Promise<boolean>;
}

interface TenantState {
  tokens: number;
  refilledAt: UtcMs;
  open: number;
  countedAt: UtcMs;
}

/** Admission by one process: the limits hold for each worker. Tokens refill evenly; a second's worth may be saved up. */
export function createAdmission(now: () => UtcMs = Date.now, limits: AdmissionLimits = DEFAULT_ADMISSION): Admission {
  const states = new Map<TenantId, TenantState>();
  return {
    async admit(tenant, countOpen) {
      const state = states.get(tenant) ?? {
        tokens: limits.startsPerSecond,
        refilledAt: now(),
        open: 0,
        countedAt: -Infinity,
      };
      states.set(tenant, state);
      if (now() - state.countedAt >= COUNT_TTL_MS) {
        state.open = await countOpen();
        state.countedAt = now();
      }
      refill(state, now(), limits);
      if (state.open >= limits.openRuns || state.tokens < 1) return false;
      state.tokens -= 1;
      state.open += 1;
      return true;
    },
  };
}

function refill(state: TenantState, now: UtcMs, limits: AdmissionLimits): void {
  const earned = (Math.max(now - state.refilledAt, 0) / 1_000) * limits.startsPerSecond;
  state.tokens = Math.min(limits.startsPerSecond, state.tokens + earned);
  state.refilledAt = now;
}
