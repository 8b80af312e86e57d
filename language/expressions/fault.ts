/** Codes of failures that an expression can have. */
export type FaultCode = 'no-output' | 'expression-failed' | 'expression-limit';

/** Why an evaluation stopped. Thrown inside this room only; `evaluate` returns it as a failure. */
export class Fault extends Error {
  override readonly name = 'Fault';
  readonly code: FaultCode;

  constructor(code: FaultCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** Stops with `expression-failed`. The text says what was found and how to mend it. */
export function fail(message: string): never {
  throw new Fault('expression-failed', message);
}

/** Stops with `expression-limit`. */
export function exceed(message: string): never {
  throw new Fault('expression-limit', message);
}

/** Stops the evaluation if the limit is exceeded. `what` is a plural: «items in a list». */
export function keepWithin(found: number, max: number, what: string): void {
  if (found > max) exceed(`${whole(found)} ${what} are more than ${whole(max)}`);
}

/** A whole number as people write it: `10,000`. */
export function whole(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
