import { expect, test } from 'vitest';
import type { Step } from '../../../language/plan/plan.ts';
import { SeenSteps } from '../../../language/types/seen-steps.ts';
import { withMaybe, withNames, withStep, withTested, type View } from '../../../language/types/view.ts';

const EMPTY: View = { steps: SeenSteps.of([]), vars: {}, isOfRun: true, names: {}, tested: new Set() };
const step = (id: string): Step => ({ kind: 'wait', id, title: id, keepOutput: false, for: { durationMs: 1 } });

test('what was sure before stays sure, what came with another view is not', () => {
  const before = withStep(EMPTY, step('a'), true);
  const after = withStep(before, step('b'), true);
  const merged = withMaybe(before, after);
  expect(merged.steps.values().map(({ step: { id }, isSure }) => [id, isSure])).toEqual([
    ['a', true],
    ['b', false],
  ]);
  expect(before.steps.values()).toHaveLength(1);
});

test('variables of both are seen, even where no step was added', () => {
  const vars = { ...EMPTY, vars: { x: { type: 'string' } } };
  expect(withMaybe(EMPTY, vars).vars).toEqual(vars.vars);
});

test('names and tested steps are added to those there are', () => {
  expect(withNames({ ...EMPTY, names: { a: {} } }, { b: {} }).names).toEqual({ a: {}, b: {} });
  expect([...withTested({ ...EMPTY, isOfRun: true, tested: new Set(['a']) }, ['b']).tested]).toEqual(['a', 'b']);
  expect(withTested(EMPTY, [])).toBe(EMPTY);
});
