import { canonicalJson, type Json } from '../../contracts/json.ts';
import type { RunEvent, RunRecord } from '../../contracts/run.ts';
import { namesFailure } from '../../engine/run-catch.ts';
import type { Step } from '../../language/plan/plan.ts';
import { placeOf, type PlacePath, type StepPlace } from './step-places.ts';

/** A `catch` of a step that was taken; counts from 0. */
export interface TakenCatch {
  readonly path: PlacePath;
  readonly index: number;
}

/**
 * Which catches a run took. The trace does not say so itself: a catch that holds steps shows by them, and an empty one by
 * the failure of its step, which is the same afterwards.
 */
export function takenCatches(places: readonly StepPlace[], records: readonly RunRecord[]): readonly TakenCatch[] {
  const withCatch = places.filter(({ step }) => step.catch !== undefined);
  if (withCatch.length === 0) return [];
  const settled = records.flatMap(({ event }) => (event.type === 'step-settled' ? [event] : []));
  return withCatch.flatMap((place) => [...shownBySteps(place, settled), ...shownByFailure(place, settled, records)]);
}

type Settled = Extract<RunEvent, { type: 'step-settled' }>;

function shownBySteps({ path, step }: StepPlace, settled: readonly Settled[]): readonly TakenCatch[] {
  const places = new Set(settled.map((event) => placeOf(event.path)));
  return (step.catch ?? []).flatMap(({ steps }, index) =>
    steps.some(({ id }) => places.has(`${path}/~catch/${id}` as PlacePath)) ? [{ path, index }] : [],
  );
}

function shownByFailure(
  { path, step }: StepPlace,
  settled: readonly Settled[],
  records: readonly RunRecord[],
): readonly TakenCatch[] {
  const catches = step.catch ?? [];
  return settled.flatMap((event) => {
    const { failure } = event;
    if (failure === undefined || placeOf(event.path) !== path) return [];
    const index = catches.findIndex((one) => namesFailure(one, failure));
    const isEmpty = catches[index]?.steps.length === 0;
    return isEmpty && isOfBody(event, step, { settled, records }) ? [{ path, index }] : [];
  });
}

/** Whether a step failed in its body: a failure of its `if`, of a catch or of its `finally` is caught by nothing of its own. */
function isOfBody(
  { path, failure }: Settled,
  step: Step,
  { settled, records }: { readonly settled: readonly Settled[]; readonly records: readonly RunRecord[] },
): boolean {
  const isEntered =
    step.if === undefined || records.some(({ event }) => event.type === 'decided' && event.path === path);
  const isOfAttached = settled.some((event) => isAttached(event.path, path) && same(event.failure, failure));
  return isEntered && !isOfAttached;
}

function isAttached(path: string, step: string): boolean {
  return path.startsWith(`${step}/~catch/`) || path.startsWith(`${step}/~finally/`);
}

function same(one: Settled['failure'], other: Settled['failure']): boolean {
  return canonicalJson((one ?? null) as Json) === canonicalJson((other ?? null) as Json);
}
