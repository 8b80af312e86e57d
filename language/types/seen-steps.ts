import type { Step } from '../plan/plan.ts';

/** A step that an expression can read. */
export interface SeenStep {
  readonly step: Step;
  /** Whether it surely succeeded when the expression is evaluated. */
  readonly isSure: boolean;
}

/** Steps in the order in which they came into sight, each id once. It only grows. */
interface Row {
  readonly seen: SeenStep[];
  readonly places: Map<string, number>;
}

/**
 * The steps that a place sees, by id. Never changed: one more gives a new one.
 *
 * Places one after the other share a row, and each sees a step more of its beginning than the one before. With a copy for
 * each place, a playbook of 400 steps would keep 80,000 entries.
 */
export class SeenSteps {
  readonly #row: Row;
  readonly #length: number;

  private constructor(row: Row, length: number) {
    this.#row = row;
    this.#length = length;
  }

  /** Some steps, each id once. */
  static of(seen: readonly SeenStep[]): SeenSteps {
    const places = new Map(seen.map(({ step }, at) => [step.id, at]));
    return new SeenSteps({ seen: [...seen], places }, seen.length);
  }

  get(id: string): SeenStep | undefined {
    const place = this.#row.places.get(id);
    return place !== undefined && place < this.#length ? this.#row.seen[place] : undefined;
  }

  values(): readonly SeenStep[] {
    return this.#row.seen.slice(0, this.#length);
  }

  /** These and one more; one of the same id is replaced where it is. */
  with(one: SeenStep): SeenSteps {
    const { id } = one.step;
    if (this.get(id) !== undefined)
      return SeenSteps.of(this.values().map((seen) => (seen.step.id === id ? one : seen)));
    // Another place may have seen on: what it sees there is not to be seen from here.
    if (this.#row.seen.length > this.#length) return SeenSteps.of([...this.values(), one]);
    this.#row.places.set(id, this.#row.seen.push(one) - 1);
    return new SeenSteps(this.#row, this.#row.seen.length);
  }

  /** These and those of others that are not among them; whether they are sure is asked of each. */
  withOthers(others: SeenSteps, isSure: (seen: SeenStep) => boolean): SeenSteps {
    if (others === this) return this;
    const added = others.values().filter(({ step }) => this.get(step.id) === undefined);
    return added.reduce<SeenSteps>((all, seen) => all.with({ step: seen.step, isSure: isSure(seen) }), this);
  }
}
