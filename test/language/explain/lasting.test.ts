import { expect, test } from 'vitest';
import { atMost } from '../../../language/explain/bound.ts';
import { lastingOfSteps } from '../../../language/explain/lasting.ts';
import type { Step } from '../../../language/plan/plan.ts';
import {
  act,
  approve,
  branches,
  cel,
  choose,
  each,
  fail,
  group,
  HOUR,
  MINUTE,
  pause,
  stop,
} from '../../engine/plans.ts';

const lasting = (...steps: readonly Step[]) => lastingOfSteps(steps, '', new Map());
const w = (ms: number, more = {}): Step => pause(`w${ms}`, ms, more);
const open = pause('open', 0, { for: { until: cel('inputs.at') } });

test('steps one after the other add up', () => {
  expect(lasting(w(1), w(2))).toMatchObject({ whole: atMost(3), through: atMost(3) });
});

test('a path that ends the run is not followed by what comes after it', () => {
  const asked = approve('ok', { expiresMs: HOUR, onExpiry: [w(5 * HOUR), stop('s', 'unanswered')] });
  expect(lasting(asked, w(2 * HOUR)).whole).toEqual(atMost(6 * HOUR + MINUTE));
  expect(lasting(asked, w(8 * HOUR)).whole).toEqual(atMost(9 * HOUR + MINUTE));
});

test('nothing follows an end, unless it stands on a condition', () => {
  expect(lasting(stop('s', 'done'), w(5)).through).toBeUndefined();
  expect(lasting(stop('s', 'done'), w(5)).whole).toEqual(atMost(0));
  expect(lasting({ ...stop('s', 'done'), if: 'vars.n > 1' }, w(5)).through).toEqual(atMost(5));
});

test('a group or a choice that ends the run in every way is followed by nothing', () => {
  expect(lasting(group('g', [stop('s', 'done')])).through).toBeUndefined();
  const cases = [{ when: 'true', steps: [w(7), stop('s', 'done')] }];
  expect(lasting(choose({ id: 'c', cases, default: [fail('f', 'no')] })).through).toBeUndefined();
  expect(lasting(choose({ id: 'c', cases, default: [w(3)] }))).toMatchObject({ through: atMost(3), whole: atMost(7) });
  expect(lasting(choose({ id: 'c', cases })).through).toEqual(atMost(0));
});

test('a timeout bounds what has no bound', () => {
  expect(lasting(open).whole.unbounded).toEqual([{ path: 'open', because: 'waits until ${{ inputs.at }}' }]);
  expect(lasting(group('g', [open], { timeoutMs: HOUR })).whole).toEqual(atMost(HOUR));
});

test('a timeout waits for calls under way and for what has to be done last', () => {
  const inside = group('inner', [act('a')], { finally: [w(10 * MINUTE)] });
  expect(lasting(group('g', [inside], { timeoutMs: 5 * MINUTE })).whole).toEqual(atMost(16 * MINUTE));
  expect(lasting(group('g', [inside], { timeoutMs: HOUR })).whole).toEqual(atMost(25 * MINUTE));
});

test('what is done after a failure comes on top, after the timeout too', () => {
  const step = group('g', [w(HOUR)], {
    timeoutMs: MINUTE,
    catch: [{ steps: [w(3)] }, { steps: [w(5)] }],
    finally: [w(7)],
  });
  expect(lasting(step)).toMatchObject({ whole: atMost(MINUTE + 12), through: atMost(MINUTE + 12) });
});

test('a failure that is caught is followed by the rest, also where finally fails; a finally that ends the run is not', () => {
  const caught = group('g', [fail('f', 'no')], { catch: [{ steps: [w(3)] }, { steps: [stop('s', 'done')] }] });
  expect(lasting(caught).through).toEqual(atMost(3));
  expect(lasting({ ...caught, finally: [w(2), fail('l', 'no')] }).through).toEqual(atMost(5));
  expect(lasting(group('g', [w(1)], { finally: [stop('s', 'done')] })).through).toBeUndefined();
});

test('what ends badly in a turn or a branch need not end the others', () => {
  expect(lasting(each({ id: 'l', max: 3, steps: [w(5), fail('f', 'no')] })).through).toEqual(atMost(15));
  expect(lasting(branches('p', { a: [w(5), fail('f', 'no')], b: [w(4)] })).through).toEqual(atMost(5));
});
