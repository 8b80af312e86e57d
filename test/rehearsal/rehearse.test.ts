import { describe, expect, test } from 'vitest';
import { InvariantViolation } from '../../contracts/invariant.ts';
import type { Answer } from '../../rehearsal/answers.ts';
import { rehearse } from '../../rehearsal/rehearse.ts';
import {
  act,
  aPlan,
  answersOf,
  approve,
  aStart,
  cancels,
  decides,
  each,
  gives,
  HOUR,
  MINUTE,
  MONDAY,
  movesOn,
  pause,
  run,
  set,
  settled,
} from '../engine/plans.ts';

// oxlint-disable-next-line unicorn/no-thenable -- an answer that is awaited and never comes
const never = { status: 'succeeded', output: null, then: (): undefined => undefined } as const;
const NEVER: Answer = { afterMs: 0, settled: never };

describe('a rehearsal', () => {
  test('tells outcome, trace, effects and the time that passed', async () => {
    const seen = await run(aPlan([pause('sleep', HOUR), act('write')]));
    expect(seen.outcome).toBe('succeeded');
    expect(settled(seen)).toEqual(['sleep succeeded', 'write succeeded']);
    expect(seen.effects.map(({ at, effect }) => [at - MONDAY, effect.kind])).toContainEqual([HOUR, 'action']);
    expect([seen.startedAt, seen.endedAt]).toEqual([MONDAY, MONDAY + HOUR]);
    expect(seen.segments).toBe(1);
  });

  test('numbers its records without gaps, whatever the order in which they were written', async () => {
    const seen = await run(aPlan([act('a'), act('b')]), answersOf({ a: { ...gives(1), recorded: false } }));
    expect(seen.records.map(({ seq }) => seq)).toEqual(seen.records.map((_, at) => at + 1));
  });

  test('of the same plan with the same answers is the same to the last record', async () => {
    const plan = aPlan([each({ id: 'loop', concurrency: 3, steps: [act('x'), pause('p', MINUTE)] })]);
    const [first, second] = [await run(plan), await run(plan)];
    expect(second.records).toEqual(first.records);
    expect(second.effects).toEqual(first.effects);
  });

  test('that would wait for ever says so and shows how far it came', async () => {
    const seen = await rehearse(aStart(aPlan([act('ask'), act('never')])), MONDAY, {
      answer: ({ path }, now) => (path === 'never' ? NEVER : { ...gives(now), recorded: true }),
    });
    expect(seen).toMatchObject({ stuck: true });
    expect(seen.records.map(({ event }) => event.type)).toEqual([
      'run-started',
      'step-started',
      'step-settled',
      'step-started',
    ]);
  });

  test('in which Watchbill itself errs is not an outcome: the mistake comes out', async () => {
    const broken = {
      answer: (): Answer => {
        throw new InvariantViolation('An effect has an answer');
      },
    };
    await expect(rehearse(aStart(aPlan([act('a')])), MONDAY, broken)).rejects.toThrow('An effect has an answer');
  });
});

describe('messages', () => {
  test('are said at their moment and their answer is kept', async () => {
    const seen = await run(aPlan([approve('ok')]), answersOf(), [decides(5 * MINUTE, 'ok', 'bruno')]);
    expect(seen.said).toMatchObject([
      { at: MONDAY + 5 * MINUTE, message: { person: 'bruno' }, answer: { accepted: true, settled: 'approved' } },
    ]);
  });

  test('a decision that is refused when it is checked is told as refused', async () => {
    const answers = answersOf({ 'check-decision': gives({ refused: 'wrong-person' }) });
    const seen = await run(aPlan([approve('ok')]), answers, [decides(MINUTE, 'ok', 'eli')]);
    expect(seen.said[0]?.answer).toEqual({ accepted: false, because: 'wrong-person' });
  });

  test('a decision on a step that does not wait is refused at once', async () => {
    const seen = await run(aPlan([pause('sleep', HOUR)]), answersOf(), [decides(MINUTE, 'ok', 'bruno')]);
    expect(seen.said[0]?.answer).toEqual({ accepted: false, because: 'not-waiting' });
  });

  test('a line that has nothing to say is not said', async () => {
    const silent = { afterMs: MINUTE, message: () => undefined };
    expect((await run(aPlan([pause('sleep', HOUR)]), answersOf(), [silent])).said).toEqual([]);
  });

  test('that come after the end are never said', async () => {
    const seen = await run(aPlan([pause('sleep', HOUR)]), answersOf(), [cancels(HOUR + 1)]);
    expect(seen.outcome).toBe('succeeded');
    expect(seen.said).toEqual([]);
  });
});

describe('moving on', () => {
  const plan = aPlan([set('first', {}), pause('sleep', HOUR), act('write')]);

  test('makes a new segment and no other difference', async () => {
    const still = await run(plan);
    const moved = await run(plan, answersOf(), [movesOn(10 * MINUTE), movesOn(20 * MINUTE)]);
    expect(moved.segments).toBe(3);
    expect(moved.records).toEqual(still.records);
    expect(moved.endedAt).toBe(still.endedAt);
  });

  test('comes by itself once the history is long enough', async () => {
    const loop = (turns: number) => {
      const list = `[${Array.from({ length: turns }, (_, at) => at).join(',')}]`;
      return aPlan([each({ id: 'loop', in: list, steps: [act('x')] })]);
    };
    expect((await run(loop(100))).segments).toBe(1);
    expect((await run(loop(400))).segments).toBeGreaterThan(1);
  });
});
