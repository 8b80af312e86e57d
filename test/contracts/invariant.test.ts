import { expect, test } from 'vitest';
import { assertNever, invariant, InvariantViolation } from '../../contracts/invariant.ts';

test('a condition that holds lets the code go on', () => {
  expect(() => invariant(1, 'One is true')).not.toThrow();
});

test.each([false, undefined, null, 0, ''])('a condition of %j stops the code with the sentence', (condition) => {
  expect(() => invariant(condition, 'A run has a journal')).toThrow(new InvariantViolation('A run has a journal'));
});

test('a mistake of ours is told apart from every other error', () => {
  const violation = new InvariantViolation('A run has a journal');
  expect(violation).toBeInstanceOf(Error);
  expect(violation.name).toBe('InvariantViolation');
});

test('a member that a closed union does not have is named', () => {
  expect(() => assertNever({ kind: 'loop' } as never)).toThrow('Unexpected member of a closed union: {"kind":"loop"}');
});
