import { expect, test } from 'vitest';
import type { PersonId, StepPath } from '../../contracts/ids.ts';
import type { Step } from '../../language/plan/plan.ts';
import type { ScriptedMessage } from '../../rehearsal/rehearse.ts';
import {
  act,
  anEvent,
  answer,
  answersOf,
  aPlan,
  call,
  effects,
  group,
  hear,
  HOUR,
  joins,
  MINUTE,
  MONDAY,
  movesOn,
  outputOf,
  pause,
  run,
  says,
  SECOND,
  settled,
  stop,
  work,
} from './plans.ts';

/** A plan whose steps take an hour, and what runs beside them after a minute. */
const besides = (step: ReturnType<typeof pause>) =>
  aPlan([pause('on', HOUR)], { deadline: { withinMs: 2 * HOUR, warnMs: MINUTE, onWarn: [step], onBreach: [] } });

const WARN = '~deadline/~warn';

test('a task beside the steps takes the answers of people', async () => {
  const seen = await run(besides(work('consent')), answersOf(), [says(2 * MINUTE, `${WARN}/consent`, 'ada', answer())]);
  expect(settled(seen)).toContain(`${WARN}/consent succeeded`);
});

test('a step beside the others hears events', async () => {
  const seen = await run(besides(hear('heard', { withinMs: 10 * MINUTE })), answersOf(), [
    joins(2 * MINUTE, anEvent('joined', { n: 1 })),
  ]);
  expect(outputOf(seen, `${WARN}/heard`)).toMatchObject({ arrived: true });
});

test('a run that is called beside the steps tells of its end', async () => {
  const seen = await run(besides(call('onboard')), answersOf(), [
    { afterMs: MINUTE + 5 * SECOND, message: () => ({ type: 'child-ended', path: `${WARN}/onboard` as StepPath }) },
  ]);
  const asked = seen.effects.find(({ effect }) => effect.kind === 'find-child');
  expect(asked?.at).toBe(MONDAY + MINUTE + 5 * SECOND);
});

/** A run whose deadline passes after a minute, and what then is done. */
const late = (onBreach: readonly Step[], more: Parameters<typeof aPlan>[1] = {}) =>
  aPlan([act('a', { undo: { action: 'test.write', with: {}, readsOutput: false } }), pause('on', HOUR)], {
    deadline: { withinMs: MINUTE, onWarn: [], onBreach },
    ...more,
  });
const rollsBack = (afterMs: number): ScriptedMessage => ({
  afterMs,
  message: () => ({ type: 'roll-back', id: 'back', by: 'dora' as PersonId, reason: 'A mistake' }),
});

test('a run whose deadline passes takes back what it did, where a failure does', async () => {
  const seen = await run(late([], { undoOnFailure: true }), answersOf());
  expect(settled(seen)).toContain('a/~undo succeeded');
  expect(seen.end.failure?.code).toBe('run-deadline');
});

test('a run that `onBreach` ends otherwise takes nothing back, unless somebody asks for it', async () => {
  const plan = late([pause('look', MINUTE), stop('given_up', 'too-late')], { undoOnFailure: true });
  const seen = await run(plan, answersOf());
  expect(settled(seen)).not.toContain('a/~undo succeeded');
  const asked = await run(plan, answersOf(), [rollsBack(MINUTE + 5 * SECOND)]);
  expect(settled(asked)).toContain('a/~undo succeeded');
  expect([seen.outcome, asked.outcome]).toEqual(['too-late', 'too-late']);
});

test('moving on while what the deadline has cancelled still ends does what onBreach says once', async () => {
  const plan = aPlan([group('g', [pause('long', HOUR)], { finally: [pause('tidy', MINUTE)] })], {
    deadline: { withinMs: MINUTE, onWarn: [], onBreach: [act('late')] },
  });
  const moved = await run(plan, answersOf(), [movesOn(MINUTE + 30 * SECOND)]);
  expect([moved.segments, effects(moved, 'action')]).toEqual([2, ['~onBreach/late']]);
});
