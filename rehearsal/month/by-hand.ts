import type { UtcMs } from '../../contracts/time.ts';
import { completeInputs } from '../../language/plan/complete-inputs.ts';
import type { Plan } from '../../language/plan/plan.ts';
import { instantOf, localTimeOf } from '../../schedules/zone-time.ts';
import type { Tenant } from '../../tenants/tenant.ts';
import { OFFICE } from './day-parts.ts';
import type { Estate } from './estate.ts';
import type { Span } from './faults.ts';
import { drawn } from './seeded.ts';

const DAY_MS = 86_400_000;

/** A start by a person. */
export interface HandStart {
  readonly tenant: Tenant;
  readonly plan: Plan;
  readonly at: UtcMs;
}

/** A playbook that the rehearsal leaves out, and why. */
export interface LeftOut {
  readonly playbook: string;
  readonly reason: string;
}

/**
 * What people start: a playbook that nothing but a person starts is started once for each tenant that has it, at a drawn
 * working hour. One that only events start is left out, since a rehearsal has no events.
 */
export function handStarts(
  estate: Estate,
  span: Span,
  seed: number,
): { readonly starts: readonly HandStart[]; readonly leftOut: readonly LeftOut[] } {
  const starts: HandStart[] = [];
  const leftOut = new Map<string, LeftOut>();
  for (const tenant of estate.tenants) {
    for (const [playbook, use] of Object.entries(tenant.playbooks)) {
      const plan = estate.playbooks.get(playbook)?.plan;
      if (!use.enabled || plan === undefined || startsByItself(plan)) continue;
      const reason = whyNot(plan, use.inputs ?? {});
      if (reason === undefined) starts.push({ tenant, plan, at: workingHour(tenant, playbook, span, seed) });
      else leftOut.set(playbook, { playbook, reason });
    }
  }
  return { starts, leftOut: [...leftOut.values()] };
}

function startsByItself({ triggers }: Plan): boolean {
  return triggers.some(({ kind }) => kind === 'schedule' || kind === 'playbook');
}

function whyNot(plan: Plan, ofTenant: NonNullable<Tenant['playbooks'][string]['inputs']>): string | undefined {
  if (plan.triggers.some(({ kind }) => kind === 'webhook')) return 'It starts by calls, and a rehearsal has none';
  if (!plan.triggers.some(({ kind }) => kind === 'manual')) return 'It starts by events, and a rehearsal has none';
  if (plan.triggers.some(({ kind }) => kind === 'event')) return 'It starts by events, and a rehearsal has none';
  const completed = completeInputs(plan, {}, ofTenant);
  return completed.ok ? undefined : completed.failure.message;
}

/** A working hour of the tenant in the span; of spans without a working day whatever day is drawn. */
function workingHour(tenant: Tenant, playbook: string, { from, to }: Span, seed: number): UtcMs {
  const days = Math.max(1, Math.floor((to - from) / DAY_MS));
  const first = Math.floor(drawn(seed, 'day', tenant.id, playbook) * days);
  const minutes = Math.floor(drawn(seed, 'minute', tenant.id, playbook) * (OFFICE.to - OFFICE.from) * 60);
  const candidates = Array.from({ length: days }, (_unused, index) =>
    atMinute(tenant.timezone, from + ((first + index) % days) * DAY_MS + DAY_MS / 2, OFFICE.from * 60 + minutes),
  ).filter(({ at }) => at >= from && at < to);
  const chosen = candidates.find(({ isWorkday }) => isWorkday) ?? candidates[0];
  return chosen?.at ?? from;
}

function atMinute(timezone: string, noon: UtcMs, minutes: number): { readonly at: UtcMs; readonly isWorkday: boolean } {
  const { year, month, day } = localTimeOf(timezone, noon);
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
  const at = instantOf(timezone, { year, month, day, hour: Math.floor(minutes / 60), minute: minutes % 60 });
  return { at, isWorkday: weekday >= 1 && weekday <= 5 };
}
