import type { Json, JsonObject } from '../contracts/json.ts';

/** What was said by name: one thing for all times, or a list for the times in turn, whose last one repeats. */
export class InTurn {
  readonly #said: JsonObject;
  readonly #times = new Map<string, number>();

  constructor(said: JsonObject) {
    this.#said = said;
  }

  /** What is next for a name; undefined where nothing was said about it. */
  next(name: string): Json | undefined {
    const said = this.#said[name];
    if (!Array.isArray(said)) return said;
    const time = this.#times.get(name) ?? 0;
    this.#times.set(name, time + 1);
    return (said as readonly Json[])[Math.min(time, said.length - 1)] ?? {};
  }
}
