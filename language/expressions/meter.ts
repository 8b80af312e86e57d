import { exceed, whole } from './fault.ts';
import { COST_MAX } from './limits.ts';
import type { PatternMatcher } from './matches.ts';

/** Bytes of a result that count as one unit: results are copied and kept. */
const BYTES_OF_A_UNIT = 8;

/** Counts the work of one evaluation, in units that do not depend on machine or cache. */
export class Meter {
  readonly #all: number;
  #left: number;
  #resultBytes = 0;
  #patterns: Map<string, PatternMatcher> | undefined;

  /** @param max units that may be spent; never more than one evaluation may. */
  constructor(max: number = COST_MAX) {
    this.#all = Math.min(COST_MAX, Math.max(max, 0));
    this.#left = this.#all;
  }

  /** All that was spent, also what was one too many, with what the result is worth. */
  get spent(): number {
    return Math.ceil(this.#all - this.#left + this.#resultBytes / BYTES_OF_A_UNIT);
  }

  /** Notes how long the result is. */
  noteResult(bytes: number): void {
    this.#resultBytes = bytes;
  }

  /** Takes units; stops with `expression-limit` when none are left. */
  spend(units: number): void {
    this.#left -= units;
    if (this.#left < 0) {
      exceed(`it takes more than ${whole(this.#all)} steps of work. Filter the lists first, or split it`);
    }
  }

  /** Patterns that this evaluation has compiled and paid for. */
  get patterns(): Map<string, PatternMatcher> {
    return (this.#patterns ??= new Map());
  }
}
