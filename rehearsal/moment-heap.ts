import type { UtcMs } from '../contracts/time.ts';

/** Things by moment; of those at one moment the one that was put in first comes out first. */
export class MomentHeap<Thing> {
  readonly #entries: Entry<Thing>[] = [];
  #count = 0;

  get size(): number {
    return this.#entries.length;
  }

  push(at: UtcMs, thing: Thing): void {
    this.#count += 1;
    const entry = { at, order: this.#count, thing };
    let index = this.#entries.length;
    this.#entries.push(entry);
    while (index > 0) {
      const above = (index - 1) >> 1;
      if (!this.#isBefore(index, above)) return;
      this.#swap(index, above);
      index = above;
    }
  }

  /** The earliest, taken out. */
  pop(): { readonly at: UtcMs; readonly thing: Thing } | undefined {
    const first = this.#entries[0];
    const last = this.#entries.pop();
    if (first === undefined || last === undefined || first === last) return first;
    this.#entries[0] = last;
    this.#sink();
    return first;
  }

  #sink(): void {
    let index = 0;
    for (;;) {
      let least = index;
      for (const below of [2 * index + 1, 2 * index + 2]) if (this.#isBefore(below, least)) least = below;
      if (least === index) return;
      this.#swap(index, least);
      index = least;
    }
  }

  #isBefore(index: number, other: number): boolean {
    const [one, two] = [this.#entries[index], this.#entries[other]];
    if (one === undefined || two === undefined) return false;
    return one.at < two.at || (one.at === two.at && one.order < two.order);
  }

  #swap(index: number, other: number): void {
    const [one, two] = [this.#entries[index], this.#entries[other]];
    if (one === undefined || two === undefined) return;
    this.#entries[index] = two;
    this.#entries[other] = one;
  }
}

interface Entry<Thing> {
  readonly at: UtcMs;
  readonly order: number;
  readonly thing: Thing;
}
