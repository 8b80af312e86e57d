import { exceed, whole } from './fault.ts';
import { COST_MAX } from './limits.ts';
import type { PatternMatcher } from './matches.ts';

/** Counts the work of one evaluation, in units that do not depend on machine or cache. */
export class Meter {
  #left = COST_MAX;
  #patterns: Map<string, PatternMatcher> | undefined;

  /** Takes units; stops with `expression-limit` when none are left. */
  spend(units: number): void {
    this.#left -= units;
    if (this.#left < 0) {
      exceed(`it takes more than ${whole(COST_MAX)} steps of work. Filter the lists first, or split it`);
    }
  }

  /** Patterns that this evaluation has compiled and paid for. */
  get patterns(): Map<string, PatternMatcher> {
    return (this.#patterns ??= new Map());
  }
}
