import { childPath, type StepPath } from '../contracts/ids.ts';
import type { UtcMs } from '../contracts/time.ts';
import { evaluateCondition } from '../language/expressions/evaluate-condition.ts';
import type { Step } from '../language/plan/plan.ts';
import type { CancelToken } from './cancel-token.ts';
import { failed, SKIPPED, type Completion, type Ending, type Eventually } from './completion.ts';
import { enterFrame, type Frame } from './journal.ts';
import type { Place } from './place.ts';
import type { Run } from './run.ts';
import { runCatch } from './run-catch.ts';
import { runFinally } from './run-finally.ts';
import { republish, settleStep } from './settle-step.ts';
import { runAction } from './steps/action.ts';
import { runApprove } from './steps/approve.ts';
import { runCall } from './steps/call.ts';
import { runDo } from './steps/do.ts';
import { runClock } from './steps/clock.ts';
import { runEscalate } from './steps/escalate.ts';
import { runFail } from './steps/fail.ts';
import { runForEach } from './steps/for-each.ts';
import { runNotify } from './steps/notify.ts';
import { runParallel } from './steps/parallel.ts';
import { runRace } from './steps/race.ts';
import { runRepeat } from './steps/repeat.ts';
import { runSet } from './steps/set.ts';
import { runStop } from './steps/stop.ts';
import { runSwitch } from './steps/switch.ts';
import { runWaitFor } from './steps/wait-for.ts';
import { runTask } from './steps/task.ts';
import { runWait } from './steps/wait.ts';
import { within } from './within.ts';

/*
 * The life of a step:
 *
 *   entered → `if` is false → skipped
 *           → body (bounded by `timeout`) → failed → the first `catch` that names the failure
 *           → `finally` (shielded from cancellation) → settled: numbered, recorded, published to later steps
 *
 * Each arrow is written to the step's frame when it has been taken, so that a run that moves on at any moment takes
 * none of them twice. `moving-on` leaves from anywhere and changes nothing.
 */

/** A step that has been entered: what its kind gets to work with. */
export interface Entered<Kind extends Step = Step> {
  readonly run: Run;
  readonly step: Kind;
  readonly frame: Frame;
  readonly path: StepPath;
  /** Where the step stands; its own children belong to `inside(place, step.id, frame)`. */
  readonly place: Place;
  /** Cancelled with the place, and by the step's own timeout. */
  readonly token: CancelToken;
  /** When the step's timeout has run out; null without one. */
  readonly deadline: UtcMs | null;
}

/** Runs a step, or takes what it came to from the journal. */
export function runStep(run: Run, step: Step, place: Place): Eventually {
  const isNew = place.frame.children?.[step.id] === undefined;
  const frame = enterFrame(place.frame, step.id, run.now);
  if (frame.settled !== undefined) return republish(place, frame.settled);
  if (isNew) {
    const refused = spend(run, place) ?? checkCondition(run, step, place, frame);
    if (refused !== undefined) return settleStep(run, step, place, frame, refused);
  }
  const body = frame.pending ?? frame.body ?? runBounded(run, step, place, frame);
  const isPlain = step.catch === undefined && step.finally === undefined;
  if (isPlain && !(body instanceof Promise)) return settle(run, step, place, frame, body);
  return runLife(run, step, place, frame, body);
}

/** Body, catch and finally. */
async function runLife(run: Run, step: Step, place: Place, frame: Frame, entered: Eventually): Promise<Completion> {
  if (frame.pending === undefined) {
    const body = entered instanceof Promise ? await entered : entered;
    if (body.status === 'moving-on') return body;
    frame.body = body;
    const came = body.status === 'failed' ? await runCatch(run, step, place, frame, body) : body;
    if (came.status === 'moving-on') return came;
    frame.pending = came;
    delete frame.body;
  }
  const last = runFinally(run, step, place, frame, frame.pending);
  return settle(run, step, place, frame, last instanceof Promise ? await last : last);
}

function settle(run: Run, step: Step, place: Place, frame: Frame, completion: Completion): Completion {
  return completion.status === 'moving-on' ? completion : settleStep(run, step, place, frame, completion);
}

/** Body. Calls bound themselves by the deadline; whatever else has a timeout is watched. */
function runBounded(run: Run, step: Step, place: Place, frame: Frame): Eventually {
  const deadline = step.timeoutMs === undefined ? null : frame.at + step.timeoutMs;
  const body = (token: CancelToken): Eventually =>
    runKind({ run, step, frame, path: childPath(place.path, step.id), place, token, deadline });
  const boundsItself = deadline === null || step.kind === 'action' || step.kind === 'notify';
  return boundsItself ? body(place.token) : within(run, place.token, deadline, step.title, body);
}

/** One line a kind. */
function runKind(entered: Entered): Eventually {
  const { step } = entered;
  switch (step.kind) {
    case 'action':
      return runAction({ ...entered, step });
    case 'do':
      return runDo({ ...entered, step });
    case 'switch':
      return runSwitch({ ...entered, step });
    case 'parallel':
      return runParallel({ ...entered, step });
    case 'race':
      return runRace({ ...entered, step });
    case 'forEach':
      return runForEach({ ...entered, step });
    case 'repeat':
      return runRepeat({ ...entered, step });
    case 'wait':
      return runWait({ ...entered, step });
    case 'waitFor':
      return runWaitFor({ ...entered, step });
    case 'approve':
      return runApprove({ ...entered, step });
    case 'call':
      return runCall({ ...entered, step });
    case 'task':
      return runTask({ ...entered, step });
    case 'escalate':
      return runEscalate({ ...entered, step });
    case 'clock':
      return runClock({ ...entered, step });
    case 'set':
      return runSet({ ...entered, step });
    case 'notify':
      return runNotify({ ...entered, step });
    case 'fail':
      return runFail({ ...entered, step });
    case 'stop':
      return runStop({ ...entered, step });
  }
}

/** Takes the step from the budgets. */
function spend(run: Run, place: Place): Ending | undefined {
  const { budgets } = run.start.plan;
  const steps = run.allowed('steps');
  if (run.journal.used.steps >= steps) {
    return run.exceed('budget-steps', `Cannot go on: the run has executed ${steps} steps, which is its budget`);
  }
  if (place.depth > budgets.depth) {
    return run.exceed(
      'budget-depth',
      `Cannot go on: steps are nested ${place.depth} deep, the budget is ${budgets.depth}`,
    );
  }
  run.journal.used.steps += 1;
  return undefined;
}

function checkCondition(run: Run, step: Step, place: Place, frame: Frame): Ending | undefined {
  if (step.if === undefined) return undefined;
  const condition = evaluateCondition(step.if, place.scope.names(frame.at));
  if (!condition.ok) return failed(condition.failure);
  const because = condition.because === undefined ? {} : { because: condition.because };
  run.record({ type: 'decided', path: childPath(place.path, step.id), what: 'if', value: condition.value, ...because });
  return condition.value ? undefined : SKIPPED;
}
