import type { Step } from '../plan/plan.ts';
import type { ActionSignatures } from '../schema/action-signature.ts';
import { atMost, type Bound, cutOff, inSequence, longestOf, NO_TIME } from './bound.ts';
import { explainKind } from './explain-kind.ts';
import type { Explained } from './explained.ts';
import { type Part, partsOf, pathBelow } from './parts-of.ts';

/*
 * How long steps last is asked three times, because a path that ends the run is not followed by the steps after it, and
 * because what is cancelled (by a timeout or the budget of the run) still ends its calls and runs its `finally`. Each is
 * a bound from above: conditions are not looked at, and every failure comes as late as it can.
 */

/** How long some steps last at most. */
export interface Lasting {
  /** Until they have ended in any way. */
  readonly whole: Bound;
  /** Until what follows them begins; absent where nothing can follow. */
  readonly through?: Bound;
  /** From the moment in which they are cancelled. */
  readonly afterCancel: Bound;
}

/** How long a list of steps lasts. */
export function lastingOfSteps(steps: readonly Step[], at: string, actions: ActionSignatures): Lasting {
  let through: Bound | undefined = NO_TIME;
  let whole = NO_TIME;
  let afterCancel = NO_TIME;
  for (const step of steps) {
    if (through === undefined) break;
    const one = lastingOfStep(step, pathBelow(at, step.id), actions);
    whole = longestOf([whole, inSequence([through, one.whole])]);
    afterCancel = longestOf([afterCancel, one.afterCancel]);
    through = one.through === undefined ? undefined : inSequence([through, one.through]);
  }
  return lasting(whole, through, afterCancel);
}

function lastingOfStep(step: Step, path: string, actions: ActionSignatures): Lasting {
  const explained = explainKind(step, actions);
  const parts = partsOf(step, explained, path);
  const of = (part: Part): Lasting => lastingOfSteps(part.steps, part.path, actions);
  const body = boundedBody(step, explained, path, parts.bodies.map(of));
  const catches = parts.catches.map(of);
  const last = of(parts.finally);

  // Where a `catch` has dealt with a failure, one in `finally` is let go: the step is followed by the next in any case.
  const caught = catches.flatMap(({ through }) =>
    through === undefined ? [] : [inSequence([body.whole, through, last.whole])],
  );
  const passed =
    body.through === undefined || last.through === undefined ? [] : [inSequence([body.through, last.through])];
  const ways = [...passed, ...caught];
  const isLeft = ways.length > 0 || step.if !== undefined;
  return lasting(
    inSequence([body.whole, longestOf(catches.map(({ whole }) => whole)), last.whole]),
    isLeft ? longestOf(ways) : undefined,
    inSequence([longestOf([body.afterCancel, ...catches.map(({ afterCancel }) => afterCancel)]), last.whole]),
  );
}

/** What the kind does, cut off by the step's timeout; `catch` and `finally` come after that. */
function boundedBody(step: Step, explained: Explained, path: string, bodies: readonly Lasting[]): Lasting {
  const bodiesAfterCancel = longestOf(bodies.map((one) => one.afterCancel));
  const afterCancel = longestOf([atMost(explained.afterCancelMs), bodiesAfterCancel]);
  const limited = (bound: Bound): Bound =>
    step.timeoutMs === undefined ? bound : cutOff(bound, inSequence([atMost(step.timeoutMs), afterCancel]));
  const all = bodies.map(({ whole }) => whole);
  const passed = passing(explained, bodies);
  return lasting(
    limited(explained.longest(all, path, bodiesAfterCancel)),
    passed === undefined ? undefined : limited(explained.longest(passed, path, bodiesAfterCancel)),
    afterCancel,
  );
}

/** How long the bodies last where the step is followed by others; undefined where it cannot be. */
function passing({ drawn }: Explained, bodies: readonly Lasting[]): readonly Bound[] | undefined {
  const through = bodies.map((one) => one.through ?? NO_TIME);
  switch (drawn.as) {
    case 'end':
    case 'failure':
      return undefined;
    case 'group':
      return bodies.some((one) => one.through === undefined) ? undefined : through;
    case 'choice':
      return drawn.otherwise === undefined && bodies.every((one) => one.through === undefined) ? undefined : through;
    // What ended badly in one branch or turn need not end the others.
    case 'branches':
    case 'turns':
      return bodies.map(({ whole }) => whole);
    case 'box':
    case 'question':
      return through;
  }
}

function lasting(whole: Bound, through: Bound | undefined, afterCancel: Bound): Lasting {
  return { whole, afterCancel, ...(through === undefined ? {} : { through }) };
}
