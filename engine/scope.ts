import { SPENDING, type Scope as Names, type Spending } from '../language/expressions/scope.ts';
import type { Json, JsonObject } from '../contracts/json.ts';
import { utcTime, type UtcMs } from '../contracts/time.ts';
import type { Published, StepView } from './journal.ts';

/** What steps publish for the steps after them, as it grows. */
interface Publishing {
  steps: Record<string, StepView>;
  vars: Record<string, Json>;
  /** An inner scope reads the same objects: whoever publishes next copies them first. */
  lent: boolean;
}

/**
 * The names that expressions of a place see. The playbook, each branch and each turn of a loop have a scope of their own:
 * what they set or run is not seen outside until (for branches) they have ended. Groups and cases share the scope around them.
 */
export class Scope {
  readonly #names: JsonObject;
  readonly #published: Publishing;
  readonly #spending: Spending;

  private constructor(names: JsonObject, published: Publishing, spending: Spending) {
    this.#names = names;
    this.#published = published;
    this.#spending = spending;
  }

  /** A scope with names of its own, in which nothing has been published yet. */
  static outermost(names: JsonObject, spending: Spending): Scope {
    return new Scope(names, { steps: {}, vars: {}, lent: false }, spending);
  }

  /** A scope inside this one, with further names such as a loop's. It sees what is published here now, not later. */
  inner(names: JsonObject = {}): Scope {
    this.#published.lent = true;
    return new Scope({ ...this.#names, ...names }, { ...this.#published }, this.#spending);
  }

  /** The same scope under further names: `error` in a `catch`. */
  with(names: JsonObject): Scope {
    return new Scope({ ...this.#names, ...names }, this.#published, this.#spending);
  }

  publishSteps(steps: Readonly<Record<string, StepView>>): void {
    Object.assign(this.#own().steps, steps);
  }

  /** What has been published here so far, as data. Steps that have not been entered are left out. */
  published(): Published {
    const { steps, vars } = this.#published;
    return {
      steps: Object.fromEntries(Object.entries(steps).filter(([, view]) => view.status !== 'pending')),
      vars: { ...vars },
    };
  }

  publishVars(vars: JsonObject): void {
    Object.assign(this.#own().vars, vars);
  }

  /** What may be written to. A copy at each step would make a long playbook cost the square of its length. */
  #own(): Published {
    const published = this.#published;
    if (published.lent) {
      published.steps = { ...published.steps };
      published.vars = { ...published.vars };
      published.lent = false;
    }
    return published;
  }

  /** Everything that an expression sees which is evaluated now, for a step that began at that moment. */
  names(now: UtcMs): Names {
    const { steps, vars } = this.#published;
    return { ...this.#names, steps, vars, now: utcTime(now), [SPENDING]: this.#spending };
  }
}
