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

test('a meter tells what was spent, with one unit for every eight bytes of the result', () => {
  const meter = new Meter(10);
  meter.spend(4);
  meter.noteResult(17);
  expect(meter.spent).toBe(7);
});

test('a meter with less holds less, and none holds more than one evaluation may take', () => {
  expect(() => new Meter(3).spend(4)).toThrow(Fault);
  expect(() => new Meter(-1).spend(1)).toThrow(Fault);
  expect(() => new Meter(COST_MAX * 2).spend(COST_MAX + 1)).toThrow(Fault);
});
