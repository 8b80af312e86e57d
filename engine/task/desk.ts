import type { StepPath } from '../../contracts/ids.ts';
import type { Json, JsonObject } from '../../contracts/json.ts';
import type { TaskChange, TaskHead, TaskRequest } from '../../contracts/task.ts';
import { utcTime } from '../../contracts/time.ts';
import type { TaskStep } from '../../language/plan/plan.ts';
import type { Frame, TaskState } from '../journal.ts';
import { maskOutput } from '../mask-output.ts';
import { masksOf } from '../masks-of.ts';
import type { Run } from '../run.ts';
import type { Entered } from '../run-step.ts';
import type { Assignment } from './assignment.ts';

/** One task under way: that of the step, or that of one of its teams. */
export interface Desk {
  readonly entered: Entered<TaskStep>;
  readonly run: Run;
  /** What is asked; `to` of it is whom the task was for at first. */
  readonly assignment: Assignment;
  /** Its own path and frame: the step's, or those of its team below it. */
  readonly path: StepPath;
  readonly frame: Frame;
  readonly state: TaskState;
}

/** The task as lists show it now. */
export function headOf({ assignment, frame, state }: Omit<Desk, 'run'>): TaskHead {
  return {
    title: assignment.title,
    phase: state.phase,
    to: state.to,
    signOffBy: assignment.signOffBy,
    answeredBy: state.answer?.by ?? null,
    openedAt: utcTime(frame.at),
    dueAt: utcTime(assignment.dueAt),
  };
}

/** What it asks of people. */
export function requestOf({ entered, assignment }: Pick<Desk, 'entered' | 'assignment'>): TaskRequest {
  const { form, evidence, alreadyInPlace } = entered.step;
  return { details: assignment.details, form, evidence, alreadyInPlace };
}

/** A change as records show it: what the step masks of its output is hidden here too. */
export function maskedChange({ entered }: Desk, change: TaskChange): TaskChange {
  if (change.kind !== 'answer') return change;
  const { step } = entered;
  const { answers, evidence, note } = change;
  const shown = { answers, evidence, note } as unknown as JsonObject; // plain JSON, by its types
  const masked = step.isForEachTeam
    ? ((maskOutput({ tasks: [shown] }, masksOf(step)) as JsonObject)['tasks'] as readonly Json[])[0]
    : maskOutput(shown, masksOf(step));
  return { ...change, ...(masked as object) };
}
