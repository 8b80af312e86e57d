import type {
  CancelChildEffect,
  ChildEnd,
  ChildFound,
  FindChildEffect,
  StartChildEffect,
} from '../contracts/activities.ts';
import { FAILURE_KINDS, type Failure } from '../contracts/failure-codes.ts';
import { runIdOf } from '../contracts/ids.ts';
import type { Json } from '../contracts/json.ts';
import type { UtcMs } from '../contracts/time.ts';
import { parseDuration } from '../language/schema/duration.ts';
import type { CaseDocument } from '../language/schema/case-schema.ts';
import type { Answer } from './answers.ts';
import { InTurn } from './in-turn.ts';

type Called = NonNullable<NonNullable<CaseDocument['given']>['calls']>;
type CalledRun = Extract<Called[string], { readonly outcome?: string }>;
type ChildEffect = StartChildEffect | FindChildEffect | CancelChildEffect;

/**
 * The runs that a case's run calls: by playbook how each ends and after what time. One that the case does not name
 * succeeds at once and has no outputs. A list is for the calls in turn, whose last one repeats.
 */
export class CalledRuns {
  readonly #stubs: InTurn;
  readonly #open = new Map<string, { endsAt: UtcMs; end: ChildEnd }>();

  constructor(calls: Called) {
    this.#stubs = new InTurn(calls);
  }

  answer(effect: ChildEffect, now: UtcMs): Answer {
    switch (effect.kind) {
      case 'start-child':
        return this.#start(effect, now);
      case 'find-child':
        return gives(this.#find(effect, now) as unknown as Json);
      case 'cancel-child':
        return this.#cancel(effect, now);
    }
  }

  #start({ path, playbook }: StartChildEffect, now: UtcMs): Answer {
    const stub = (this.#stubs.next(playbook) ?? {}) as CalledRun;
    const run = runIdOf('called', path);
    const afterMs = (stub.after === undefined ? undefined : parseDuration(stub.after)) ?? 0;
    this.#open.set(path, { endsAt: now + afterMs, end: { run, ...endOf(stub) } });
    return { ...gives({ run }), follows: { afterMs, message: { type: 'child-ended', path } } };
  }

  #find({ path }: FindChildEffect, now: UtcMs): ChildFound {
    const child = this.#open.get(path);
    if (child === undefined) return { state: 'none' };
    return now < child.endsAt ? { state: 'open', run: child.end.run } : { state: 'ended', ...child.end };
  }

  #cancel({ path }: CancelChildEffect, now: UtcMs): Answer {
    const child = this.#open.get(path);
    if (child !== undefined && now < child.endsAt)
      this.#open.set(path, { endsAt: now, end: { run: child.end.run, outcome: 'cancelled', outputs: {} } });
    return gives({});
  }
}

function endOf({ outcome = 'succeeded', outputs = {}, failure }: CalledRun): Omit<ChildEnd, 'run'> {
  const reason: Failure | undefined =
    failure === undefined
      ? undefined
      : { code: 'playbook-failed', message: FAILURE_KINDS['playbook-failed'].summary, ownCode: failure };
  return { outcome, outputs, ...(reason === undefined ? {} : { failure: reason }) };
}

function gives(output: Json): Answer {
  return { afterMs: 0, settled: { status: 'succeeded', output } };
}
