import { childPath } from '../contracts/ids.ts';
import type { JsonObject } from '../contracts/json.ts';
import type { RunEvent } from '../contracts/run.ts';
import type { Step } from '../language/plan/plan.ts';
import type { Completion } from './completion.ts';
import type { Frame, SettledFrame, StepView } from './journal.ts';
import { maskOutput } from './mask-output.ts';
import type { Place } from './place.ts';
import type { Run } from './run.ts';

/** Ends a step: numbers and records the completion, keeps what is read later, drops the rest, publishes. */
export function settleStep(run: Run, step: Step, place: Place, frame: Frame, completion: Completion): Completion {
  const kept = step.keepOutput ? completion : withoutOutput(completion);
  const settled: SettledFrame = {
    order: run.nextOrder(),
    completion: kept,
    steps: { ...innerSteps(frame), [step.id]: viewOf(kept) },
    vars: innerVars(frame),
  };
  record(run, step, place, frame, completion);
  replaceBySettled(frame, settled);
  return republish(place, settled);
}

/** Lets the steps after it see what a settled step left. */
export function republish(place: Place, settled: SettledFrame): Completion {
  if (settled.steps !== undefined) place.scope.publishSteps(settled.steps);
  if (settled.vars !== undefined) place.scope.publishVars(settled.vars);
  return settled.completion;
}

/** A settled frame keeps nothing but its end. */
export function replaceBySettled(frame: Frame, settled: SettledFrame): void {
  for (const key of Object.keys(frame)) if (key !== 'at') delete frame[key as Exclude<keyof Frame, 'at'>];
  frame.settled = settled;
}

/** What the settled steps inside a frame publish, whatever bodies lie between. */
export function innerSteps(frame: Frame): Record<string, StepView> {
  const steps: Record<string, StepView> = {};
  for (const child of Object.values(frame.children ?? {}))
    Object.assign(steps, child.settled?.steps ?? innerSteps(child));
  return steps;
}

/** What the settled steps inside a frame have set, in the order in which they ended. */
export function innerVars(frame: Frame): JsonObject {
  const own = frame.vars ?? {};
  const settled = Object.values(frame.children ?? {})
    .map((child) => child.settled ?? { order: 0, vars: innerVars(child) })
    .sort((a, b) => a.order - b.order);
  return Object.assign({}, ...settled.map((child) => child.vars ?? {}), own) as JsonObject; // Object.assign of JSON objects is one
}

function viewOf(completion: Completion): StepView {
  if (completion.status === 'succeeded' && completion.output !== undefined)
    return { status: 'succeeded', output: completion.output };
  return { status: completion.status === 'stopped' ? 'succeeded' : completion.status };
}

function withoutOutput(completion: Completion): Completion {
  return completion.status === 'succeeded' ? { status: 'succeeded' } : completion;
}

function record(run: Run, step: Step, place: Place, frame: Frame, completion: Completion): void {
  const event: RunEvent = {
    type: 'step-settled',
    path: childPath(place.path, step.id),
    kind: step.kind,
    title: step.title,
    status: completion.status === 'stopped' || completion.status === 'moving-on' ? 'succeeded' : completion.status,
    attempts: (frame.attempts ?? 0) + 1,
    ...(completion.status === 'succeeded' && completion.output !== undefined
      ? { output: maskOutput(completion.output, step.mask ?? []) }
      : {}),
    ...(completion.status === 'failed' ? { failure: completion.failure } : {}),
  };
  run.record(event);
}
