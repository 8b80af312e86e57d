import type { Failure } from '../contracts/failure-codes.ts';
import type { JsonObject } from '../contracts/json.ts';
import type { Catch, Step } from '../language/plan/plan.ts';
import { goesOn, type Completion, type Ending } from './completion.ts';
import { enterFrame, type Frame } from './journal.ts';
import { inside, type Place } from './place.ts';
import type { Run } from './run.ts';
import { runSteps } from './run-steps.ts';

type Failed = Extract<Ending, { status: 'failed' }>;

/** Runs the first `catch` that names the failure; without one the failure stays. */
export async function runCatch(run: Run, step: Step, place: Place, frame: Frame, body: Failed): Promise<Completion> {
  const catches = step.catch ?? [];
  frame.caught ??= catches.findIndex((one) => namesFailure(one, body.failure));
  const chosen = catches[frame.caught];
  if (chosen === undefined) return body;
  const error = errorScope(body.failure);
  const scope = place.scope.with({ error, ...(chosen.as === undefined ? {} : { [chosen.as]: error }) });
  const around = inside(place, step.id, frame);
  const within = inside({ ...around, scope }, '~catch', enterFrame(frame, '~catch', run.now));
  const completion = await runSteps(run, chosen.steps, within);
  return goesOn(completion) ? { ...body, caught: true } : completion;
}

/** A failure as `error` in expressions. */
export function errorScope(failure: Failure): JsonObject {
  return { code: failure.ownCode ?? failure.code, message: failure.message, status: failure.upstreamStatus ?? null };
}

/** Whether a `catch` is for a failure. */
export function namesFailure(one: Catch, failure: Failure): boolean {
  return (
    one.on === undefined ||
    one.on.includes(failure.code) ||
    (failure.ownCode !== undefined && one.on.includes(failure.ownCode))
  );
}
