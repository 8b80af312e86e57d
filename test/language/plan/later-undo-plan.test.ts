import { expect, test } from 'vitest';
import type { StepPath } from '../../../contracts/ids.ts';
import {
  askedToKeep,
  isLaterUndo,
  laterPath,
  laterUndoPlan,
  recipientValues,
  type LaterUndoStep,
} from '../../../language/plan/later-undo-plan.ts';
import { act, aPlan, approve, HOUR, lit } from '../../engine/plans.ts';

const undo = { action: 'test.write', with: { target: lit('a'), 'odd "name"': lit(1) }, readsOutput: false };
const LATER = { undo, undoAfterMs: 4 * HOUR };
// It has both members that an action may lack.
const step = (more = {}) => act('block', { ...LATER, ...more }) as LaterUndoStep;
const DAY = 24 * HOUR;

test('those who approved the step are asked, else the team that owns the playbook, but for who started the run', () => {
  const plan = aPlan([approve('ask', { by: [{ person: lit('noa') }], notBy: ['mia'] }), step()]);
  expect(askedToKeep(plan, step({ approval: 'ask' }))).toEqual({ by: [{ person: lit('noa') }], notBy: ['mia'] });
  const owner = { by: [{ team: lit('csirt') }], notBy: ['starter'] };
  expect(askedToKeep(plan, step())).toEqual(owner);
  expect(askedToKeep(plan, step({ approval: 'block' }))).toEqual(owner);
});

test('the question shows what the undo is called with, and the undo is called with just that', () => {
  const { steps, finally: last, actions } = laterUndoPlan(aPlan([]), step(), { by: [], notBy: [] });
  const values = { target: { cel: 'inputs.undo["target"]' }, 'odd "name"': { cel: 'inputs.undo["odd \\"name\\""]' } };
  expect(steps).toMatchObject([
    { kind: 'approve', expiresMs: 4 * HOUR, remindMs: [3 * HOUR], show: [{ name: 'target' }, { name: 'odd "name"' }] },
  ]);
  expect(last).toMatchObject([{ kind: 'action', action: 'test.write', with: values }]);
  expect(Object.keys(actions)).toEqual(['test.write']);
});

test('its run may last a day longer than the time to answer, and no less than any run', () => {
  const budgetOf = (undoAfterMs: number): number =>
    laterUndoPlan(aPlan([]), step({ undoAfterMs }), { by: [], notBy: [] }).budgets.runTimeMs;
  expect([budgetOf(29 * DAY), budgetOf(30 * DAY)]).toEqual([30 * DAY, 31 * DAY]);
});

test('recipients stand in it as they were named', () => {
  expect(recipientValues([{ team: 'csirt' }, { person: 'noa' }])).toEqual([
    { team: lit('csirt') },
    { person: lit('noa') },
  ]);
});

test('its path is below that of the step', () => {
  const path = laterPath('each[1]/block' as StepPath);
  expect([path, isLaterUndo(path), isLaterUndo('each[1]/block' as StepPath)]).toEqual([
    'each[1]/block/~undoAfter',
    true,
    false,
  ]);
});
