import type { Failure } from '../../contracts/failure-codes.ts';
import type { PersonId, PlaybookName, RunId } from '../../contracts/ids.ts';
import type { JsonObject } from '../../contracts/json.ts';
import type { RunOutcome, Starter } from '../../contracts/run.ts';
import type { UtcTime } from '../../contracts/time.ts';
import { renderValues } from '../expressions/render-value.ts';
import { triggerScope, type TriggerContext } from './match-trigger.ts';
import type { Plan } from './plan.ts';

/** Ends in a row that start runs: what starts itself by its own ends stops here. */
export const ENDS_IN_A_ROW_MAX = 5;

/** A run that has ended. */
export interface EndedRun {
  readonly id: RunId;
  readonly playbook: PlaybookName;
  readonly outcome: RunOutcome;
  readonly outputs: JsonObject;
  readonly startedAt: UtcTime;
  readonly endedAt: UtcTime;
  /** How many ends in a row had led to it. */
  readonly ends: number;
  /** Who had started the first run of the row, if a person did. */
  readonly person?: PersonId;
}

/** Whether a plan wants the end of a run; a refusal says why nothing starts by it all the same. */
export type EndMatching =
  | { readonly kind: 'unwanted' }
  | {
      readonly kind: 'wanted';
      readonly trigger: number;
      readonly inputs: JsonObject;
      readonly starter: Starter;
    }
  | { readonly kind: 'refused'; readonly trigger: number; readonly failure: Failure };

/** The first trigger of a plan that wants the end of a run. One end starts at most one run of a playbook. Never throws. */
export function matchEnd(plan: Plan, ended: EndedRun, context: TriggerContext): EndMatching {
  for (const [index, trigger] of plan.triggers.entries()) {
    if (trigger.kind !== 'playbook' || trigger.playbook !== ended.playbook) continue;
    if (!trigger.outcomes.includes(ended.outcome)) continue;
    if (ended.ends >= ENDS_IN_A_ROW_MAX) return { kind: 'refused', trigger: index, failure: tooMany(plan, ended) };
    const inputs = renderValues(trigger.with, { ...triggerScope(context), ended: endedScope(ended) });
    if (!inputs.ok) return { kind: 'refused', trigger: index, failure: inputs.failure };
    return { kind: 'wanted', trigger: index, inputs: inputs.value, starter: starterOf(ended) };
  }
  return { kind: 'unwanted' };
}

/** The run as expressions see it. */
function endedScope({ id, playbook, outcome, outputs, startedAt, endedAt }: EndedRun): JsonObject {
  return { id, playbook, outcome, outputs, started_at: startedAt, ended_at: endedAt };
}

function starterOf({ id, playbook, ends, person }: EndedRun): Starter {
  return { kind: 'end', playbook, run: id, ends: ends + 1, ...(person === undefined ? {} : { person }) };
}

function tooMany(plan: Plan, { id }: EndedRun): Failure {
  return {
    code: 'call-refused',
    message: `Cannot start the playbook "${plan.name}" because the run ${id} has ended: ${ENDS_IN_A_ROW_MAX} ends in a row have started runs, which is the limit. Let them not lead back to each other`,
  };
}
