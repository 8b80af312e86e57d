import { invariant } from '../contracts/invariant.ts';
import type { CancelToken } from './cancel-token.ts';
import type { Completion } from './completion.ts';
import type { Run } from './run.ts';

/** A member of a group that has ended. */
export interface Ended<Key> {
  readonly key: Key;
  readonly completion: Completion;
}

/**
 * Bodies that run at the same time. Their completions form one queue: the container takes them out in the order in which
 * they happened, which is the same in every replay, and decides by nothing else.
 */
export class Group<Key> {
  readonly #run: Run;
  readonly #token: CancelToken;
  readonly #ended: Ended<Key>[] = [];
  #open = 0;
  #gate = new Gate();
  #broken: { readonly cause: unknown } | undefined;

  constructor(run: Run, parent: CancelToken) {
    this.#run = run;
    this.#token = parent.child();
  }

  get open(): number {
    return this.#open;
  }

  /** Cancels all members that are open, and all that are started later. */
  cancel(): void {
    this.#token.cancel();
  }

  start(key: Key, body: (token: CancelToken) => Promise<Completion>): void {
    this.#open += 1;
    void this.#launch(body).then(
      (completion) => this.#end({ key, completion }),
      (cause: unknown) => {
        this.#broken = { cause };
        this.#gate.open();
      },
    );
  }

  /** The next member that ended; undefined when none is open. Rejects where a member broke an invariant. */
  async next(): Promise<Ended<Key> | undefined> {
    if (this.#ended.length === 0 && this.#open > 0) await this.#gate.passed;
    this.#gate = new Gate();
    if (this.#broken !== undefined) throw this.#broken.cause;
    return this.#ended.shift();
  }

  #launch(body: (token: CancelToken) => Promise<Completion>): Promise<Completion> {
    const { fanOut } = this.#run.start.plan.budgets;
    this.#run.fanOut += 1;
    if (this.#run.fanOut <= fanOut) return body(this.#token);
    const message = `Cannot go on: more than ${fanOut} branches and loop turns are open at once, which is the budget`;
    return Promise.resolve(this.#run.exceed('budget-fan-out', message));
  }

  #end(ended: Ended<Key>): void {
    this.#open -= 1;
    this.#run.fanOut -= 1;
    this.#ended.push(ended);
    this.#gate.open();
  }
}

/** Lets a waiter pass once it has been opened, whichever comes first. */
class Gate {
  readonly passed: Promise<void>;
  readonly open: () => void;

  constructor() {
    let open: (() => void) | undefined;
    this.passed = new Promise((resolve) => (open = resolve));
    invariant(open !== undefined, 'A promise runs its executor at once');
    this.open = open;
  }
}
