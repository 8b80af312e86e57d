import type { JsonObject } from '../../contracts/json.ts';
import type { RunEvent, RunRecord } from '../../contracts/run.ts';
import type { CaseDocument } from '../../language/schema/case-schema.ts';
import { isLaterUndo } from '../../language/plan/later-undo-plan.ts';
import { writeDuration } from '../../language/schema/duration.ts';

type Calls = NonNullable<NonNullable<CaseDocument['given']>['calls']>;
type CalledRun = Extract<Calls[string], { readonly outcome?: string }>;

/** How the runs that a run called ended, by playbook, in the order in which they were called. */
export function recordedCalls(records: readonly RunRecord[]): Calls {
  const calls = new Map<string, CalledRun[]>();
  for (const { event, at } of records) {
    // What undoes a step later is played with the case.
    if (event.type !== 'child-started' || isLaterUndo(event.path)) continue;
    const known = calls.get(event.playbook) ?? [];
    calls.set(event.playbook, [...known, calledRun(event, Date.parse(at), records)]);
  }
  return Object.fromEntries([...calls].map(([playbook, all]) => [playbook, all.length === 1 ? (all[0] ?? {}) : all]));
}

function calledRun(
  { path, run }: Extract<RunEvent, { type: 'child-started' }>,
  startedAt: number,
  records: readonly RunRecord[],
): CalledRun {
  const end = records.find(({ event }) => event.type === 'child-ended' && event.run === run);
  if (end?.event.type !== 'child-ended') return {};
  const lasted = Date.parse(end.at) - startedAt;
  const settled = records.find(({ event }) => event.type === 'step-settled' && event.path === path)?.event;
  return {
    outcome: end.event.outcome,
    ...(lasted === 0 ? {} : { after: writeDuration(lasted) }),
    ...(settled?.type === 'step-settled' ? fromStep(settled) : {}),
  };
}

/** A call of one run keeps its outputs, or the code of its failure. */
function fromStep({ output, failure }: Extract<RunEvent, { type: 'step-settled' }>): CalledRun {
  if (failure?.ownCode !== undefined) return { failure: failure.ownCode };
  const outputs = (output as JsonObject | undefined)?.['outputs'];
  return outputs === undefined ? {} : { outputs: outputs as JsonObject }; // the shape of this step's output
}
