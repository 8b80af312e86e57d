/** Chance that is the same for the same seed. */
export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** A whole number from 0 up to but not including the limit; 0 for a limit of 0. */
  below(limit: number): number {
    // Mulberry32: 32 bits of state are enough to vary texts.
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * limit);
  }

  /** One of some; the list may not be empty. */
  one<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)] as Item; // below its length
  }
}
