import { expect, test } from 'vitest';
import { InvariantViolation } from '../../../../contracts/invariant.ts';
import * as arguments_ from '../../../../language/expressions/functions/cel-function.ts';

test('an argument that the table should not have let through is our mistake, and loud', () => {
  const { anyAt, durationArgument, listAt, mapAt, numberAt, optionalArgument, textAt, timestampArgument } = arguments_;
  for (const read of [anyAt, durationArgument, listAt, mapAt, numberAt, optionalArgument, textAt, timestampArgument]) {
    expect(() => read([], 0)).toThrow(InvariantViolation);
  }
  expect(textAt(['a'], 0)).toBe('a');
  expect(numberAt([2n, 1.5], 0) + numberAt([2n, 1.5], 1)).toBe(3.5);
});
