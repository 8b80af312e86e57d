import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Step } from '../../../language/plan/plan.ts';
import { SeenSteps, type SeenStep } from '../../../language/types/seen-steps.ts';

const a = (id: string, isSure = true): SeenStep => ({
  step: { kind: 'wait', id, title: id, keepOutput: false, for: { durationMs: 1 } } satisfies Step,
  isSure,
});
const shown = (steps: SeenSteps) => steps.values().map(({ step, isSure }) => `${step.id}${isSure ? '' : '?'}`);

test('a place sees what came before it, and not what came after', () => {
  const first = SeenSteps.of([a('x')]);
  const second = first.with(a('y', false));
  const third = second.with(a('z'));
  expect([first, second, third].map(shown)).toEqual([['x'], ['x', 'y?'], ['x', 'y?', 'z']]);
  expect([first.get('y'), second.get('y')?.isSure, second.get('z')]).toEqual([undefined, false, undefined]);
});

test('two places that go on from the same one do not see each other', () => {
  const before = SeenSteps.of([a('x')]);
  const [one, other] = [before.with(a('y')), before.with(a('z'))];
  expect([before, one, other].map(shown)).toEqual([['x'], ['x', 'y'], ['x', 'z']]);
  expect([one.get('z'), other.get('y')]).toEqual([undefined, undefined]);
});

test('a step of an id that is seen already takes its place, for those after it alone', () => {
  const before = SeenSteps.of([a('x'), a('y')]);
  expect([before.with(a('x', false)), before].map(shown)).toEqual([
    ['x?', 'y'],
    ['x', 'y'],
  ]);
});

test('of others only those are added that are not there, each as sure as is said', () => {
  const before = SeenSteps.of([a('x')]);
  const others = SeenSteps.of([a('x', false), a('y'), a('z')]);
  expect(shown(before.withOthers(others, ({ step }) => step.id === 'y'))).toEqual(['x', 'y', 'z?']);
  expect(before.withOthers(before, () => false)).toBe(before);
});

test('however places branch, each sees what a copy of its own would hold', () => {
  const moves = fc.array(fc.tuple(fc.nat(20), fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), fc.boolean()));
  fc.assert(
    fc.property(moves, (all) => {
      const places = [{ seen: SeenSteps.of([]), copy: new Map<string, SeenStep>() }];
      for (const [from, id, isSure] of all) {
        const { seen, copy } = places[from % places.length] as (typeof places)[number]; // within the list
        places.push({ seen: seen.with(a(id, isSure)), copy: new Map(copy).set(id, a(id, isSure)) });
      }
      for (const { seen, copy } of places) {
        expect(seen.values()).toEqual([...copy.values()]);
        for (const id of 'abcdef') expect(seen.get(id)).toEqual(copy.get(id));
      }
    }),
  );
});
