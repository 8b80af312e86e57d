import { expect, test } from 'vitest';
import type { PersonId, StepPath } from '../../contracts/ids.ts';
import type { DecisionMessage } from '../../contracts/messages.ts';
import { CancelToken } from '../../engine/cancel-token.ts';
import { startRun } from '../../engine/start-run.ts';
import { VirtualClock } from '../../rehearsal/virtual-clock.ts';
import { VirtualEffects } from '../../rehearsal/virtual-effects.ts';
import { act, aPlan, answersOf, aStart, branches, MONDAY, run, set } from './plans.ts';

const DECISION: DecisionMessage = {
  type: 'decision',
  id: 'd',
  path: 'ok' as StepPath,
  approve: true,
  reason: '',
  person: 'bruno' as PersonId,
  targetsSha256: '',
  assertion: '',
};

test('an ended run refuses decisions and cancels, and lets events and moving on pass by', async () => {
  const clock = new VirtualClock(MONDAY);
  const handle = startRun(aStart(aPlan([])), new VirtualEffects(clock, answersOf()));
  let isOver = false;
  void handle.end.then(() => (isOver = true));
  await clock.runUntil(() => isOver);
  const change = { kind: 'comment', text: 'Too late' } as const;
  const { approve: _approve, reason: _reason, targetsSha256: _targets, ...from } = DECISION;
  expect(handle.admit({ ...from, type: 'task', change })).toEqual({ accepted: false, because: 'run-ended' });
  expect(handle.admit(DECISION)).toEqual({ accepted: false, because: 'run-ended' });
  expect(handle.deliver({ type: 'cancel', id: 'c', by: 'dora' as PersonId, reason: '' })).toEqual({
    accepted: false,
    because: 'run-ended',
  });
  expect(handle.admit({ type: 'move-on' })).toEqual({ accepted: true });
  expect(handle.isMovingOn).toBe(false);
});

test('a run whose journal cannot be read refuses everything', async () => {
  const effects = new VirtualEffects(new VirtualClock(MONDAY), answersOf());
  const handle = startRun(aStart(aPlan([]), { journal: { journalVersion: 3 } }), effects);
  expect(handle.admit(DECISION).accepted).toBe(false);
  expect(handle.deliver(DECISION).accepted).toBe(false);
  expect(handle.answerOf('d')).toBeUndefined();
  expect(handle.isMovingOn).toBe(false);
  expect(await handle.end).toMatchObject({ outcome: 'failed' });
});

test('a broken invariant is loud, also out of a branch', async () => {
  const plan = aPlan([act('x')], { actions: {} });
  await expect(run(plan)).rejects.toThrow('locks no version');
  await expect(run(aPlan([branches('g', { a: [act('x')], b: [set('s', {})] })], { actions: {} }))).rejects.toThrow(
    'locks no version',
  );
});

test('a cancelled token cancels what asks later, once', () => {
  const token = new CancelToken();
  const child = token.child();
  let calls = 0;
  child.onRequest(() => (calls += 1));
  token.cancel();
  token.cancel();
  child.onRequest(() => (calls += 1));
  expect(calls).toBe(2);
});

test('the clock says when nothing is left that could happen', async () => {
  const clock = new VirtualClock(MONDAY);
  void clock.until(() => false, null);
  expect(await clock.runUntil(() => false)).toBe(false);
});
