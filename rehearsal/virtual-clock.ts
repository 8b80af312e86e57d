import type { UtcMs } from '../contracts/time.ts';
import { MomentHeap } from './moment-heap.ts';

/** What one run has of a clock. */
export interface RunClock {
  readonly now: UtcMs;
  /** Does something at a moment; one already past comes at once. */
  at(moment: UtcMs, run: () => void): void;
  /** Waits for a condition or a deadline; conditions are looked at whenever something has happened. */
  until(condition: () => boolean, deadline: UtcMs | null): Promise<'met' | 'deadline'>;
}

interface Waiter {
  readonly condition: () => boolean;
  readonly resolve: (how: 'met' | 'deadline') => void;
}

interface Task {
  readonly branch: Branch;
  readonly run: () => void;
  /** Whom the task would wake; nothing happens if somebody else did. */
  readonly waiter?: Waiter;
}

/** What happens in one branch changes the conditions of that branch alone. */
class Branch {
  readonly waiters = new Set<Waiter>();
}

/**
 * A clock that moves only when nothing is left to do at its present moment: a month passes in milliseconds. One thing
 * happens at a time, and what is due at the same moment happens in the order in which it was asked for, as it does on
 * Temporal, so that every rehearsal is repeatable.
 *
 * Thousands of runs share one clock, each on a branch of its own: after something has happened only the conditions of its
 * branch are looked at, since one run cannot change what another waits for.
 */
export class VirtualClock implements RunClock {
  #now: UtcMs;
  readonly #trunk = new Branch();
  readonly #tasks = new MomentHeap<Task>();
  /** Branches in which something has happened since their conditions were looked at. */
  readonly #stirred = new Set<Branch>([this.#trunk]);

  constructor(start: UtcMs) {
    this.#now = start;
  }

  get now(): UtcMs {
    return this.#now;
  }

  at(moment: UtcMs, run: () => void): void {
    this.#at(moment, { branch: this.#trunk, run });
  }

  until(condition: () => boolean, deadline: UtcMs | null): Promise<'met' | 'deadline'> {
    return this.#until(this.#trunk, condition, deadline);
  }

  /** The clock for something that shares no state with what else is on it but for what it does through its branch. */
  branch(): RunClock {
    const branch = new Branch();
    const now = (): UtcMs => this.#now;
    return {
      get now() {
        return now();
      },
      at: (moment, run) => this.#at(moment, { branch, run }),
      until: (condition, deadline) => this.#until(branch, condition, deadline),
    };
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

  #at(moment: UtcMs, task: Task): void {
    this.#stirred.add(task.branch);
    this.#tasks.push(Math.max(moment, this.#now), task);
  }

  #until(branch: Branch, condition: () => boolean, deadline: UtcMs | null): Promise<'met' | 'deadline'> {
    this.#stirred.add(branch);
    if (condition()) return Promise.resolve('met');
    if (deadline !== null && deadline <= this.#now) return Promise.resolve('deadline');
    return new Promise((resolve) => {
      const waiter: Waiter = { condition, resolve };
      branch.waiters.add(waiter);
      if (deadline !== null) this.#at(deadline, { branch, waiter, run: () => wake(branch, waiter, 'deadline') });
    });
  }

  #wakeMet(): boolean {
    let isAnyMet = false;
    for (const branch of this.#stirred) {
      const met = [...branch.waiters].filter((waiter) => waiter.condition());
      for (const waiter of met) wake(branch, waiter, 'met');
      if (met.length === 0) this.#stirred.delete(branch);
      else isAnyMet = true;
    }
    return isAnyMet;
  }

  #advance(): boolean {
    for (;;) {
      const due = this.#tasks.pop();
      if (due === undefined) return false;
      const { branch, waiter, run } = due.thing;
      if (waiter !== undefined && !branch.waiters.has(waiter)) continue;
      this.#now = due.at;
      this.#stirred.add(branch);
      run();
      return true;
    }
  }
}

function wake(branch: Branch, waiter: Waiter, how: 'met' | 'deadline'): void {
  branch.waiters.delete(waiter);
  waiter.resolve(how);
}

/** Promises that can go on do so before the next macrotask: that is certain, and costs a microsecond. */
function everythingAtThisMoment(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
