/** Codes of failures that an expression can have. */
export type FaultCode = 'no-output' | 'expression-failed' | 'expression-limit';

/** Why an evaluation stopped. Thrown inside this room only; `evaluate` returns it as a failure. */
export class Fault extends Error {
  override readonly name = 'Fault';
  readonly code: FaultCode;
  readonly #explain: () => string;

  constructor(code: FaultCode, explain: () => string) {
    super(code);
    this.code = code;
    this.#explain = explain;
  }

  /** What was found and how to mend it. Worked out only when asked for, because most faults are absorbed unread. */
  get text(): string {
    return this.#explain();
  }
}

/** Stops with `expression-failed`. The text says what was found and how to mend it. */
export function fail(text: string | (() => string)): never {
  throw new Fault('expression-failed', typeof text === 'string' ? () => text : text);
}

/** Stops with `expression-limit`. */
export function exceed(text: string): never {
  throw new Fault('expression-limit', () => text);
}

/** Stops the evaluation if the limit is exceeded. `what` is a plural: «items in a list». */
export function keepWithin(found: number, max: number, what: string): void {
  if (found > max) exceed(`${whole(found)} ${what} are more than ${whole(max)}`);
}

/** A whole number as people write it: `10,000`. */
export function whole(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
