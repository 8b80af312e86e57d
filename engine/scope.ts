import type { Scope as Names } from '../language/expressions/scope.ts';
import type { Json, JsonObject } from '../contracts/json.ts';
import { utcTime, type UtcMs } from '../contracts/time.ts';
import type { StepView } from './journal.ts';

/**
 * The names that expressions of a place see. The playbook, each branch and each turn of a loop have a scope of their own:
 * what they set or run is not seen outside until (for branches) they have ended. Groups and cases share the scope around them.
 */
export class Scope {
  readonly #fixed: JsonObject;
  readonly #steps: Record<string, StepView>;
  readonly #vars: Record<string, Json>;

  constructor(fixed: JsonObject, steps: Readonly<Record<string, StepView>>, vars: JsonObject = {}) {
    this.#fixed = fixed;
    this.#steps = { ...steps };
    this.#vars = { ...vars };
  }

  /** A scope inside this one, with further names such as a loop's. */
  inner(names: JsonObject = {}): Scope {
    return new Scope({ ...this.#fixed, ...names }, this.#steps, this.#vars);
  }

  /** The same steps and variables under further names: `error` in a `catch`. What it publishes is seen outside. */
  with(names: JsonObject): Scope {
    return new SharedScope(this, names);
  }

  publishStep(id: string, view: StepView): void {
    this.#steps[id] = view;
  }

  publishVars(vars: JsonObject): void {
    Object.assign(this.#vars, vars);
  }

  /** Everything an expression sees that is evaluated at this moment. */
  names(now: UtcMs): Names {
    return { ...this.#fixed, steps: this.#steps, vars: this.#vars, now: utcTime(now) };
  }
}

class SharedScope extends Scope {
  readonly #shared: Scope;
  readonly #more: JsonObject;

  constructor(shared: Scope, more: JsonObject) {
    super({}, {});
    this.#shared = shared;
    this.#more = more;
  }

  override inner(names: JsonObject = {}): Scope {
    return this.#shared.inner({ ...this.#more, ...names });
  }

  override publishStep(id: string, view: StepView): void {
    this.#shared.publishStep(id, view);
  }

  override publishVars(vars: JsonObject): void {
    this.#shared.publishVars(vars);
  }

  override names(now: UtcMs): Names {
    return { ...this.#shared.names(now), ...this.#more };
  }
}
