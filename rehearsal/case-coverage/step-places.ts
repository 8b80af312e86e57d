import { childPath, type StepPath } from '../../contracts/ids.ts';
import type { Plan, Step } from '../../language/plan/plan.ts';

/** Where a step stands in a playbook: a path of the trace without the turns of loops, as `per_team/per_ticket/ask`. */
export type PlacePath = string & { readonly __brand: 'PlacePath' };

/** A step with its place. */
export interface StepPlace {
  readonly path: PlacePath;
  readonly step: Step;
}

/** Every step of a plan with its place, outer ones first, in the order of the plan. */
export function stepPlaces(plan: Plan): readonly StepPlace[] {
  return [
    ...placesIn('', plan.steps),
    ...placesIn('~deadline/~warn' as StepPath, plan.deadline?.onWarn ?? []),
    ...placesIn('~onBreach' as StepPath, plan.deadline?.onBreach ?? []),
    ...placesIn('~onFailure' as StepPath, plan.onFailure),
    ...placesIn('~finally' as StepPath, plan.finally),
  ];
}

/** The place that a path of the trace belongs to. */
export function placeOf(path: StepPath): PlacePath {
  return path.replaceAll(/\[\d+\]/g, '') as PlacePath;
}

function placesIn(around: StepPath | '', steps: readonly Step[]): readonly StepPlace[] {
  return steps.flatMap((step) => {
    const path = childPath(around, step.id);
    return [{ path: placeOf(path), step }, ...placesInside(path, step)];
  });
}

function placesInside(path: StepPath, step: Step): readonly StepPlace[] {
  return [
    ...placesInBody(path, step),
    ...(step.catch ?? []).flatMap(({ steps }) => placesIn(childPath(path, '~catch'), steps)),
    ...placesIn(childPath(path, '~finally'), step.finally ?? []),
  ];
}

function placesInBody(path: StepPath, step: Step): readonly StepPlace[] {
  switch (step.kind) {
    case 'do':
    case 'forEach':
    case 'repeat':
      return placesIn(path, step.steps);
    case 'switch':
      return [...step.cases.map(({ steps }) => steps), step.default ?? []].flatMap((steps) => placesIn(path, steps));
    case 'parallel':
    case 'race':
      return step.branches.flatMap(({ name, steps }) => placesIn(childPath(path, name), steps));
    case 'approve':
      return placesIn(childPath(path, '~expiry'), step.onExpiry);
    case 'waitFor':
      return placesIn(childPath(path, '~timeout'), step.onTimeout);
    case 'task':
      return placesIn(childPath(path, '~overdue'), step.onOverdue);
    case 'clock':
      return [
        ...placesIn(childPath(path, '~warn'), step.onWarn),
        ...placesIn(childPath(path, '~breach'), step.onBreach),
      ];
    case 'action':
    case 'call':
    case 'wait':
    case 'escalate':
    case 'set':
    case 'notify':
    case 'fail':
    case 'stop':
      return [];
  }
}
