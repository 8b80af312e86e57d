import type { Scope as Names } from '../language/expressions/scope.ts';
import type { Json, JsonObject } from '../contracts/json.ts';
import { utcTime, type UtcMs } from '../contracts/time.ts';
import type { StepView } from './journal.ts';

/** What steps publish for the steps after them. Replaced, never changed: expressions cache by identity. */
interface Published {
  steps: Readonly<Record<string, StepView>>;
  vars: Readonly<Record<string, Json>>;
}

/**
 * The names that expressions of a place see. The playbook, each branch and each turn of a loop have a scope of their own:
 * what they set or run is not seen outside until (for branches) they have ended. Groups and cases share the scope around them.
 */
export class Scope {
  readonly #names: JsonObject;
  readonly #published: Published;

  constructor(names: JsonObject, published: Published) {
    this.#names = names;
    this.#published = published;
  }

  /** A scope inside this one, with further names such as a loop's. It sees what is published here now, not later. */
  inner(names: JsonObject = {}): Scope {
    return new Scope({ ...this.#names, ...names }, { ...this.#published });
  }

  /** The same scope under further names: `error` in a `catch`. */
  with(names: JsonObject): Scope {
    return new Scope({ ...this.#names, ...names }, this.#published);
  }

  publishSteps(steps: Readonly<Record<string, StepView>>): void {
    this.#published.steps = { ...this.#published.steps, ...steps };
  }

  publishVars(vars: JsonObject): void {
    this.#published.vars = { ...this.#published.vars, ...vars };
  }

  /** Everything that an expression sees which is evaluated for a step that began at this moment. */
  names(now: UtcMs): Names {
    return { ...this.#names, steps: this.#published.steps, vars: this.#published.vars, now: utcTime(now) };
  }
}
