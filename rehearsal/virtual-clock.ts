import type { UtcMs } from '../contracts/time.ts';

interface Waiter {
  readonly condition: () => boolean;
  readonly resolve: (how: 'met' | 'deadline') => void;
}

interface Task {
  readonly at: UtcMs;
  readonly run: () => void;
}

/**
 * A clock that moves only when nothing is left to do at its present moment: a month passes in milliseconds. One thing
 * happens at a time, and what is due at the same moment happens in the order in which it was asked for, as it does on
 * Temporal, so that every rehearsal is repeatable.
 */
export class VirtualClock {
  #now: UtcMs;
  readonly #waiters = new Set<Waiter>();
  readonly #tasks: Task[] = [];

  constructor(start: UtcMs) {
    this.#now = start;
  }

  get now(): UtcMs {
    return this.#now;
  }

  /** Does something at a moment; one already past comes at once. */
  at(moment: UtcMs, run: () => void): void {
    const at = Math.max(moment, this.#now);
    const after = this.#tasks.findIndex((task) => task.at > at);
    this.#tasks.splice(after === -1 ? this.#tasks.length : after, 0, { at, run });
  }

  /** Waits for a condition or a deadline; conditions are looked at whenever something has happened. */
  until(condition: () => boolean, deadline: UtcMs | null): Promise<'met' | 'deadline'> {
    if (condition()) return Promise.resolve('met');
    if (deadline !== null && deadline <= this.#now) return Promise.resolve('deadline');
    return new Promise((resolve) => {
      const waiter: Waiter = { condition, resolve };
      this.#waiters.add(waiter);
      if (deadline !== null) this.at(deadline, () => this.#wake(waiter, 'deadline'));
    });
  }

  /**
   * Lets time pass until the work is done.
   *
   * @returns false where nothing is left that could happen and the work is still not done
   */
  async runUntil(isDone: () => boolean): Promise<boolean> {
    for (;;) {
      await everythingAtThisMoment();
      if (isDone()) return true;
      if (!this.#wakeMet() && !this.#advance()) return false;
    }
  }

  #wakeMet(): boolean {
    const met = [...this.#waiters].filter((waiter) => waiter.condition());
    for (const waiter of met) this.#wake(waiter, 'met');
    return met.length > 0;
  }

  #wake(waiter: Waiter, how: 'met' | 'deadline'): void {
    this.#waiters.delete(waiter);
    waiter.resolve(how);
  }

  #advance(): boolean {
    const task = this.#tasks.shift();
    if (task === undefined) return false;
    this.#now = task.at;
    task.run();
    return true;
  }
}

/** Promises that can go on do so before the next macrotask. */
function everythingAtThisMoment(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
