import { expect, test } from 'vitest';
import { Fault } from '../../../language/expressions/fault.ts';
import { COST_MAX } from '../../../language/expressions/limits.ts';
import { Meter } from '../../../language/expressions/meter.ts';

test('a meter holds exactly its units', () => {
  const meter = new Meter();
  meter.spend(COST_MAX);
  expect(() => meter.spend(1)).toThrow(Fault);
});

test('each evaluation pays for its own patterns', () => {
  const meter = new Meter();
  expect(meter.patterns).toBe(meter.patterns);
  expect(meter.patterns).not.toBe(new Meter().patterns);
});
