import { childPath } from '../contracts/ids.ts';
import type { JsonObject } from '../contracts/json.ts';
import type { RunEvent } from '../contracts/run.ts';
import type { Step } from '../language/plan/plan.ts';
import { goesOn, type Ending } from './completion.ts';
import type { Frame, SettledFrame, StepView } from './journal.ts';
import type { Place } from './place.ts';
import { recordedOutput } from './recorded-output.ts';
import type { Run } from './run.ts';

/** Ends a step: numbers and records the completion, keeps what is read later, drops the rest, publishes. */
export function settleStep(run: Run, step: Step, place: Place, frame: Frame, completion: Ending): Ending {
  const plain = withoutOutput(completion);
  const settled: SettledFrame = {
    order: run.nextOrder(),
    // The output is in the view: here it would be in the journal twice.
    completion: plain,
    steps: { ...innerSteps(frame), [step.id]: viewOf(step.keepOutput ? completion : plain) },
    vars: innerVars(frame),
    ...closedBy(frame),
  };
  record(run, step, place, frame, completion);
  replaceBySettled(frame, settled, isResumable(step, frame, completion) ? RESUMED_FROM : []);
  return republish(place, settled);
}

/** What a retry of the run goes on from, inside a step that did not come to its end. */
const RESUMED_FROM = ['children', 'choice', 'loop', 'repeat', 'waves', 'left'] as const;

/** A step that has dealt with its failure, or has tidied up, can only be done again from its start. */
function isResumable({ kind, finally: last }: Step, { caught = -1 }: Frame, completion: Ending): boolean {
  return RESUMABLE.has(kind) && last === undefined && caught === -1 && !goesOn(completion);
}

const RESUMABLE: ReadonlySet<Step['kind']> = new Set(['do', 'switch', 'parallel', 'forEach', 'repeat', 'call']);

function closedBy({ approval, escalation }: Frame): Pick<SettledFrame, 'closed'> {
  const closed = approval?.closed ?? escalation?.ended;
  return closed === undefined ? {} : { closed };
}

/** Lets the steps after it see what a settled step left. */
export function republish(place: Place, settled: SettledFrame): Ending {
  place.scope.publishSteps(settled.steps);
  place.scope.publishVars(settled.vars);
  return settled.completion;
}

/** A settled frame keeps nothing but its end, and what is named. */
export function replaceBySettled(frame: Frame, settled: SettledFrame, kept: readonly (keyof Frame)[] = []): void {
  for (const key of Object.keys(frame) as (keyof Frame)[]) if (key !== 'at' && !kept.includes(key)) delete frame[key];
  frame.settled = settled;
}

/** What the settled steps inside a frame publish, whatever bodies lie between. */
export function innerSteps(frame: Frame): Record<string, StepView> {
  const steps: Record<string, StepView> = {};
  for (const child of Object.values(frame.children ?? {})) Object.assign(steps, publishedBy(child));
  return steps;
}

/** What a frame publishes: itself if it has settled, else what has settled inside. */
export function publishedBy(frame: Frame): Readonly<Record<string, StepView>> {
  return frame.settled?.steps ?? innerSteps(frame);
}

/** What the settled steps inside a frame have set, in the order in which they ended. */
export function innerVars(frame: Frame): JsonObject {
  const own = frame.vars ?? {};
  const settled = Object.values(frame.children ?? {})
    .map((child) => child.settled ?? { order: 0, vars: innerVars(child) })
    .sort((a, b) => a.order - b.order);
  return Object.assign({}, ...settled.map((child) => child.vars), own) as JsonObject; // Object.assign of JSON objects is one
}

function viewOf(completion: Ending): StepView {
  if (completion.status === 'succeeded' && completion.output !== undefined)
    return { status: 'succeeded', output: completion.output };
  return { status: statusOf(completion) };
}

/** A step that ended the run on purpose, or stands around one that did, has done what it should. */
function statusOf({ status }: Ending): 'succeeded' | 'failed' | 'skipped' | 'cancelled' {
  return status === 'stopped' ? 'succeeded' : status;
}

function withoutOutput(completion: Ending): Ending {
  return completion.status === 'succeeded' ? { status: 'succeeded' } : completion;
}

function record(run: Run, step: Step, place: Place, frame: Frame, completion: Ending): void {
  const event: RunEvent = {
    type: 'step-settled',
    path: childPath(place.path, step.id),
    kind: step.kind,
    title: step.title,
    status: statusOf(completion),
    attempts: (frame.attempts ?? 0) + 1,
    ...(completion.status === 'succeeded' && completion.output !== undefined
      ? { output: recordedOutput(step, completion.output) }
      : {}),
    ...(completion.status === 'failed' ? { failure: completion.failure } : {}),
  };
  run.record(event);
}
