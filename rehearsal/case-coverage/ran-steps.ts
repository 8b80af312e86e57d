import type { Failure } from '../../contracts/failure-codes.ts';
import type { RunRecord } from '../../contracts/run.ts';
import { placeOf, type PlacePath, type StepPlace } from './step-places.ts';
import type { TakenWays } from './taken-ways.ts';

/** The places of steps that ran: were started and not skipped. A step whose `if` failed was not started. */
export function ranSteps(
  places: readonly StepPlace[],
  traces: readonly (readonly RunRecord[])[],
  taken: TakenWays,
): ReadonlySet<PlacePath> {
  const begun = new Set(traces.flatMap(begunIn));
  const ran = places.filter(
    ({ path, step }) => begun.has(path) && (step.if === undefined || taken.has({ path, way: 'if-true' })),
  );
  return new Set(ran.map(({ path }) => path));
}

/** Failures of a run whose budget refused a step before it began. */
const REFUSALS: readonly string[] = ['budget-steps', 'budget-depth'];

/** A refused step is recorded as cancelled, or as failed while the run tidies up: such records prove nothing. */
function begunIn(records: readonly RunRecord[]): readonly PlacePath[] {
  const isOverBudget = records.some(({ event }) => event.type === 'run-ended' && isRefusal(event));
  return records.flatMap(({ event }) => {
    if (event.type === 'step-started') return [placeOf(event.path)];
    if (event.type !== 'step-settled' || event.status === 'skipped' || isRefusal(event)) return [];
    return isOverBudget && event.status === 'cancelled' ? [] : [placeOf(event.path)];
  });
}

function isRefusal({ failure }: { readonly failure?: Failure }): boolean {
  return failure !== undefined && REFUSALS.includes(failure.code);
}
