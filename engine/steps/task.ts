import { itemPath } from '../../contracts/ids.ts';
import { invariant } from '../../contracts/invariant.ts';
import { utcTime } from '../../contracts/time.ts';
import type { BusinessHours } from '../../language/plan/business-hours.ts';
import type { TaskStep } from '../../language/plan/plan.ts';
import { lookUpMoments, type NotFound } from '../business-moments.ts';
import { failed, MOVING_ON, type Completion } from '../completion.ts';
import { Group } from '../group.ts';
import { enterFrame, type Frame } from '../journal.ts';
import { recordStart } from '../perform.ts';
import type { Entered } from '../run-step.ts';
import { innerSteps } from '../settle-step.ts';
import { nameOf, renderAssignment, type Assignment } from '../task/assignment.ts';
import { headOf, requestOf, type Desk } from '../task/desk.ts';
import { runOneTask } from '../task/run-one-task.ts';
import { taskOutput } from '../task/task-output.ts';
import { mailOf } from '../task/tell.ts';

/*
 * A task:
 *
 *   open → somebody answers (update) → noted → checked outside → done, or refused with a reason
 *        → answered, and somebody has to sign it off → to-sign-off → signed off → done
 *                                                                  → sent back with a reason → open
 *        → handed on to others: they are told                        a comment changes nothing
 *        → a reminder is due → whoever has to act is told again      due → overdue → `onOverdue`, once
 *
 * Human work has no end of its own: an overdue task stays open. Only the step's `timeout`, a cancel, or what `onOverdue`
 * comes to ends it undone. An answer counts by the moment it was received, so that a slow check does not make it late.
 * With `each: team` every team has a task like that, at `step[0]`, `step[1]` …, and the step waits for all.
 */

/** Gives people work and waits until it is done. */
export async function runTask(entered: Entered<TaskStep>): Promise<Completion> {
  const { frame, run, path, step } = entered;
  const isBusiness = 'businessMs' in step.due;
  if (isBusiness && frame.due === undefined) {
    recordStart(entered);
    const missing = await lookUpDue(entered, step.due);
    if (missing !== undefined) return missing;
  }
  const assignment = renderAssignment(entered);
  if (!assignment.ok) return failed(assignment.failure);
  if (frame.task === undefined && frame.children === undefined) {
    if (!isBusiness) recordStart(entered);
    run.record({ type: 'step-waiting', path, reason: 'task', until: utcTime(assignment.value.dueAt) });
  }
  return step.isForEachTeam ? runTeams(entered, assignment.value) : runSingle(entered, assignment.value);
}

/** Fixes by the calendar when the task is due; or what the step came to because it cannot be told. */
async function lookUpDue(
  entered: Entered<TaskStep>,
  { calendar, businessMs }: BusinessHours,
): Promise<NotFound | undefined> {
  const { frame, step } = entered;
  const found = await lookUpMoments(entered, { calendar, from: frame.at, times: [businessMs, ...step.remindMs] });
  if (found.status !== 'found') return found;
  const [at, ...remindAt] = found.moments;
  invariant(at !== undefined, 'When it is due was asked for');
  frame.due = { at, remindAt };
  return undefined;
}

async function runSingle(entered: Entered<TaskStep>, assignment: Assignment): Promise<Completion> {
  const { frame, path, place } = entered;
  const desk = deskAt(entered, { frame, path, assignment, tasks: 1 });
  const completion = await runOneTask(desk, entered.token);
  if (completion.status === 'moving-on') return completion;
  place.scope.publishSteps(innerSteps(frame));
  return completion.status === 'succeeded' ? { status: 'succeeded', output: taskOutput(desk) } : completion;
}

async function runTeams(entered: Entered<TaskStep>, assignment: Assignment): Promise<Completion> {
  const { run, frame, token, path } = entered;
  const teams = new Map(assignment.to.map((to) => [nameOf(to), to]));
  const desks = [...teams].map(([name, to], index) => {
    const place = { frame: enterFrame(frame, `[${index}]`, run.now), path: itemPath(path, index) };
    const own = { ...assignment, to: [to] };
    return { name, desk: deskAt(entered, { ...place, assignment: own, tasks: teams.size }) };
  });
  const group = new Group<string>(run, token);
  if (frame.closing !== undefined) group.cancel();
  for (const { name, desk } of desks) group.start(name, (own) => runOneTask(desk, own));
  let movingOn = false;
  for (let ended = await group.next(); ended !== undefined; ended = await group.next()) {
    if (ended.completion.status === 'moving-on') movingOn = true;
    else if (ended.completion.status !== 'succeeded') frame.closing ??= ended.completion;
    if (frame.closing !== undefined) group.cancel();
  }
  if (movingOn) return MOVING_ON;
  if (frame.closing !== undefined) return frame.closing;
  const tasks = desks.map(({ name, desk }) => ({ team: name, ...taskOutput(desk) }));
  delete frame.children;
  return { status: 'succeeded', output: { tasks } };
}

interface DeskPlace {
  readonly frame: Frame;
  readonly path: Desk['path'];
  readonly assignment: Assignment;
  /** Tasks that share the output of the step. */
  readonly tasks: number;
}

/** The task as the journal has it, or a new one, of which people are told. */
function deskAt(entered: Entered<TaskStep>, { frame, path, assignment, tasks }: DeskPlace): Desk {
  const { run, step } = entered;
  const known = frame.task;
  const state = (frame.task ??= {
    step: step.id,
    tasks,
    phase: 'open',
    to: assignment.to,
    overdue: false,
    remindersSent: 0,
    mails: 0,
    comments: [],
  });
  const desk = { entered, run, assignment, frame, path, state };
  if (known === undefined) {
    mailOf(state, { why: 'assigned', to: assignment.to, said: null });
    run.record({ type: 'task-opened', path, task: headOf(desk), request: requestOf(desk) });
  }
  return desk;
}
