import type { UtcMs } from '../contracts/time.ts';

interface Waiter {
  readonly condition: () => boolean;
  readonly deadline: UtcMs | null;
  readonly resolve: (how: 'met' | 'deadline') => void;
}

interface Task {
  readonly at: UtcMs;
  readonly run: () => void;
}

/**
 * A clock that moves only when nothing is left to do at its present moment: a month passes in milliseconds. What is due
 * at the same moment happens in the order in which it was asked for, so that every rehearsal is repeatable.
 */
export class VirtualClock {
  #now: UtcMs;
  #waiters: Waiter[] = [];
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
    return new Promise((resolve) => this.#waiters.push({ condition, deadline, resolve }));
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
      if (!this.#wakeOne() && !this.#advance()) return false;
    }
  }

  #wakeOne(): boolean {
    const index = this.#waiters.findIndex((waiter) => waiter.condition() || isPast(waiter, this.#now));
    const [waiter] = index === -1 ? [] : this.#waiters.splice(index, 1);
    waiter?.resolve(waiter.condition() ? 'met' : 'deadline');
    return waiter !== undefined;
  }

  #advance(): boolean {
    const deadlines = this.#waiters.flatMap(({ deadline }) => (deadline === null ? [] : [deadline]));
    const next = Math.min(this.#tasks[0]?.at ?? Infinity, ...deadlines);
    if (next === Infinity) return false;
    this.#now = Math.max(this.#now, next);
    if (this.#tasks[0]?.at === next) this.#tasks.shift()?.run();
    return true;
  }
}

function isPast({ deadline }: Waiter, now: UtcMs): boolean {
  return deadline !== null && deadline <= now;
}

/** Promises that can go on do so before the next macrotask. */
function everythingAtThisMoment(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
