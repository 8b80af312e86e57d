/** A mistake of ours, never of a user or an upstream: it stops the task loudly instead of going on with a wrong belief. */
export class InvariantViolation extends Error {
  override readonly name = 'InvariantViolation';
}

/** Throws an {@link InvariantViolation} unless the condition holds. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new InvariantViolation(message);
}

/** Ends a switch over a closed union: a member without a case is a compile error. */
export function assertNever(value: never): never {
  throw new InvariantViolation(`Unexpected member of a closed union: ${JSON.stringify(value)}`);
}
