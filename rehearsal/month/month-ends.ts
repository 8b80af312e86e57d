import type { RunId } from '../../contracts/ids.ts';
import type { JsonObject } from '../../contracts/json.ts';
import type { Starter } from '../../contracts/run.ts';
import { utcTime, type UtcMs } from '../../contracts/time.ts';
import { completeInputs } from '../../language/plan/complete-inputs.ts';
import { matchEnd, type EndedRun } from '../../language/plan/match-end.ts';
import type { Plan } from '../../language/plan/plan.ts';
import type { Tenant } from '../../tenants/tenant.ts';
import type { Estate } from './estate.ts';
import type { StagedRun } from './month-calls.ts';

/** A run of a rehearsal that has ended. */
export interface StagedEnd {
  readonly id: RunId;
  readonly tenant: Tenant;
  readonly playbook: Plan['name'];
  readonly starter: Starter;
  readonly startedAt: UtcMs;
  readonly end: NonNullable<StagedRun['ended']>;
}

/** What the end of a run asks for: a run of a playbook, or why none starts. */
export type AfterEnd = { readonly plan: Plan } & (
  { readonly inputs: JsonObject; readonly starter: Starter } | { readonly refused: string }
);

/** What the end of a run starts, as production decides it. */
export function afterEnd({ playbooks }: Estate, staged: StagedEnd, now: UtcMs): readonly AfterEnd[] {
  const { tenant } = staged;
  const context = { tenant: { id: tenant.id, title: tenant.title, values: tenant.values }, now: utcTime(now) };
  return Object.entries(tenant.playbooks).flatMap(([name, use]): readonly AfterEnd[] => {
    const plan = use.enabled ? playbooks.get(name)?.plan : undefined;
    if (plan === undefined) return [];
    const matching = matchEnd(plan, endedRun(staged, now), context);
    if (matching.kind === 'refused') return [{ plan, refused: matching.failure.message }];
    if (matching.kind === 'unwanted') return [];
    const completed = completeInputs(plan, matching.inputs, use.inputs ?? {});
    if (!completed.ok) return [{ plan, refused: completed.failure.message }];
    return [{ plan, inputs: completed.inputs, starter: matching.starter }];
  });
}

function endedRun({ id, playbook, starter, startedAt, end }: StagedEnd, now: UtcMs): EndedRun {
  return {
    id,
    playbook,
    outcome: end.outcome,
    outputs: end.outputs,
    startedAt: utcTime(startedAt),
    endedAt: utcTime(now),
    starter,
  };
}
