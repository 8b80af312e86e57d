import { expect, test } from 'vitest';
import { Fault, fail, keepWithin, whole } from '../../../language/expressions/fault.ts';

test('the text of a fault is worked out only when it is read', () => {
  let asked = 0;
  const fault = new Fault('expression-failed', () => `asked ${++asked}`);
  expect(asked).toBe(0);
  expect(fault.text).toBe('asked 1');
  expect(() => fail(() => 'later')).toThrow(Fault);
});

test('a limit holds on both sides', () => {
  expect(() => keepWithin(10_000, 10_000, 'items')).not.toThrow();
  expect(() => keepWithin(10_001, 10_000, 'items')).toThrow(Fault);
});

test('whole numbers are written in groups of three', () => {
  expect([whole(0), whole(999), whole(1_000), whole(1_234_567)]).toEqual(['0', '999', '1,000', '1,234,567']);
});
