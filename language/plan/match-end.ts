import type { Failure } from '../../contracts/failure-codes.ts';
import type { PlaybookName, RunId } from '../../contracts/ids.ts';
import type { JsonObject } from '../../contracts/json.ts';
import { endsBehind, personBehind, type RunOutcome, type Starter } from '../../contracts/run.ts';
import type { UtcTime } from '../../contracts/time.ts';
import { renderValues } from '../expressions/render-value.ts';
import { isLaterUndo } from './later-undo-plan.ts';
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
  /** What had started it, if that is known. */
  readonly starter: Starter | null;
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
  if (isPartOfAnother(ended)) return { kind: 'unwanted' };
  for (const [index, trigger] of plan.triggers.entries()) {
    if (trigger.kind !== 'playbook' || trigger.playbook !== ended.playbook) continue;
    if (!trigger.outcomes.includes(ended.outcome)) continue;
    if (endsOf(ended) >= ENDS_IN_A_ROW_MAX) return { kind: 'refused', trigger: index, failure: tooMany(plan, ended) };
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

function endsOf({ starter }: EndedRun): number {
  return starter === null ? 0 : endsBehind(starter);
}

/** A run that undoes a step later has the name of its playbook, and is none of its runs. */
function isPartOfAnother({ starter }: EndedRun): boolean {
  return starter?.kind === 'playbook' && isLaterUndo(starter.path);
}

function starterOf(ended: EndedRun): Starter {
  const { id, playbook, starter } = ended;
  const person = starter === null ? undefined : personBehind(starter);
  return { kind: 'end', playbook, run: id, ends: endsOf(ended) + 1, ...(person === undefined ? {} : { person }) };
}

function tooMany(plan: Plan, { id }: EndedRun): Failure {
  return {
    code: 'call-refused',
    message: `Cannot start the playbook "${plan.name}" because the run ${id} has ended: ${ENDS_IN_A_ROW_MAX} ends in a row have started runs, which is the limit. Let them not lead back to each other`,
  };
}
