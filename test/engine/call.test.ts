import { describe, expect, test } from 'vitest';
import type { ChildFound } from '../../contracts/activities.ts';
import type { PersonId, PlaybookName, RunId, StepPath } from '../../contracts/ids.ts';
import type { Starter } from '../../contracts/run.ts';
import type { Json } from '../../contracts/json.ts';
import type { Answer } from '../../rehearsal/answers.ts';
import {
  act,
  answersOf,
  aPlan,
  approve,
  call,
  cancels,
  cel,
  childEnds,
  decides,
  effects,
  gives,
  group,
  HOUR,
  lit,
  MINUTE,
  MONDAY,
  movesOn,
  outputOf,
  race,
  pause,
  run,
  SECOND,
  settled,
} from './plans.ts';

const OPEN: Answer = gives({ state: 'open', run: 'r-called' });
const ended = (outcome: string, more: Partial<Extract<ChildFound, { state: 'ended' }>> = {}): Answer =>
  gives({ state: 'ended', run: 'r-called', outcome, outputs: {}, ...more } as unknown as Json);
const plan = aPlan([call('child'), act('next')]);
const down: Answer = {
  afterMs: 0,
  settled: { status: 'failed', failure: { code: 'unavailable', message: 'Temporal is away' } },
};

describe('a call that waits', () => {
  test('starts a run, is told of its end and takes its outputs', async () => {
    const answers = answersOf({ 'find-child child': ended('succeeded', { outputs: { tickets: 2 } }) });
    const rehearsal = await run(plan, answers, [childEnds(10 * SECOND, 'child')]);
    expect(outputOf(rehearsal, 'child')).toEqual({ run: 'r-called', outcome: 'succeeded', outputs: { tickets: 2 } });
    expect(rehearsal.endedAt - MONDAY).toBe(10 * SECOND);
    expect(effects(rehearsal, 'start-child')).toEqual(['child']);
    expect(settled(rehearsal)).toEqual(['child succeeded', 'next succeeded']);
  });

  test('looks by itself, ever more rarely and at least every hour, where nobody tells', async () => {
    const answers = answersOf({ 'find-child child': [...Array.from({ length: 7 }, () => OPEN), ended('succeeded')] });
    const rehearsal = await run(plan, answers);
    const looks = rehearsal.effects.flatMap(({ at, effect }) => (effect.kind === 'find-child' ? [at - MONDAY] : []));
    const pauses = looks.map((at, index) => (at - (looks[index - 1] ?? 0)) / MINUTE);
    expect(pauses).toEqual([1, 1, 2, 4, 8, 16, 32, 60]);
  });

  test('whoever says without reason that the run has ended is not believed', async () => {
    const answers = answersOf({ 'find-child child': [OPEN, ended('succeeded')] });
    const rehearsal = await run(plan, answers, [childEnds(SECOND, 'child')]);
    expect(rehearsal.endedAt - MONDAY).toBe(MINUTE + SECOND);
    const other = await run(aPlan([pause('nap', MINUTE)]), answersOf(), [childEnds(SECOND, 'child')]);
    expect(other.outcome).toBe('succeeded');
  });

  test.each(['false-positive', 'succeeded'])('the outcome %s is a good end', async (outcome) => {
    const rehearsal = await run(plan, answersOf({ 'find-child child': ended(outcome) }));
    expect([rehearsal.outcome, outputOf(rehearsal, 'child')]).toMatchObject(['succeeded', { outcome }]);
  });

  test.each(['failed', 'cancelled', 'duplicate', 'ended-outside'])('the outcome %s fails the step', async (outcome) => {
    const rehearsal = await run(plan, answersOf({ 'find-child child': ended(outcome) }));
    expect(rehearsal.end.failure).toMatchObject({ code: 'call-failed', ownCode: outcome });
  });

  test('a catch may name the code of the called playbook', async () => {
    const failure = { code: 'playbook-failed', message: 'Nobody owns it', ownCode: 'no-owner' } as const;
    const caught = aPlan([call('child', { catch: [{ on: ['no-owner'], steps: [act('rescue')] }] })]);
    const rehearsal = await run(caught, answersOf({ 'find-child child': ended('failed', { failure }) }));
    expect(settled(rehearsal)).toEqual(['child/~catch/rescue succeeded', 'child failed']);
    const other = aPlan([call('child', { catch: [{ on: ['throttled'], steps: [act('rescue')] }] })]);
    const failed = await run(other, answersOf({ 'find-child child': ended('failed', { failure }) }));
    expect(failed.end.failure?.message).toContain('Nobody owns it');
  });

  test('a failure that was none of a `fail` step gives its own code', async () => {
    const failure = { code: 'throttled', message: 'Slow down' } as const;
    const rehearsal = await run(plan, answersOf({ 'find-child child': ended('failed', { failure }) }));
    expect(rehearsal.end.failure?.ownCode).toBe('throttled');
  });

  test('an output above the budget fails the step, one at it does not', async () => {
    const answers = answersOf({ 'find-child child': ended('succeeded', { outputs: { text: 'x'.repeat(40) } }) });
    const bytes = JSON.stringify({ run: 'r-called', outcome: 'succeeded', outputs: { text: 'x'.repeat(40) } }).length;
    const just = await run(aPlan([call('child')], { budgets: { outputBytes: bytes } }), answers);
    expect(just.outcome).toBe('succeeded');
    const above = await run(aPlan([call('child')], { budgets: { outputBytes: bytes - 1 } }), answers);
    expect(above.end.failure?.code).toBe('output-too-large');
  });

  test('inputs, section and whoever started the run go along', async () => {
    const called = aPlan([call('child', { with: { n: cel('1 + 1') }, section: 'recovery' })]);
    const { effects: seen } = await run(called);
    expect(seen.find(({ effect }) => effect.kind === 'start-child')?.effect).toMatchObject({
      playbook: 'other',
      tenant: 'contoso',
      section: 'recovery',
      inputs: { n: 2 },
      starter: { kind: 'playbook', playbook: 'tried', run: 'r-000000000000', path: 'child', person: 'ada' },
      parent: { workflowId: 't-0/tried/0', path: 'child', waits: true, depth: 1 },
    });
  });

  test('a run that the ends of others led to hands on how many there were', async () => {
    const starter = { kind: 'end', playbook: 'first', run: 'r-1', ends: 2, person: 'ada' } as unknown as Starter;
    const { effects: seen } = await run(aPlan([call('child')]), undefined, [], { starter });
    const started = seen.find(({ effect }) => effect.kind === 'start-child')?.effect;
    expect(started).toMatchObject({ starter: { kind: 'playbook', person: 'ada', ends: 2 } });
  });

  test('inputs that cannot be evaluated fail the step before anything is started', async () => {
    const rehearsal = await run(aPlan([call('child', { with: { n: cel('1 / 0') } })]));
    expect([rehearsal.end.failure?.code, effects(rehearsal, 'start-child')]).toEqual(['expression-failed', []]);
  });
});

describe('a run that cannot be started', () => {
  test('for good fails the step', async () => {
    const refused: Answer = {
      afterMs: 0,
      settled: { status: 'failed', failure: { code: 'call-refused', message: 'Not switched on' } },
    };
    const rehearsal = await run(plan, answersOf({ 'start-child child': refused }));
    expect(rehearsal.end.failure).toMatchObject({ code: 'call-refused' });
  });

  test('now is asked for again, every 15 seconds or when it was told to', async () => {
    const again: Answer = {
      afterMs: 0,
      settled: { status: 'again', at: MONDAY + 40 * SECOND, failure: { code: 'worker-lost', message: '' } },
    };
    const answers = answersOf({ 'start-child child': [down, again, gives({ run: 'r-called' })] });
    const { effects: seen } = await run(plan, answers);
    expect(seen.flatMap(({ at, effect }) => (effect.kind === 'start-child' ? [at - MONDAY] : []))).toEqual([
      0,
      15 * SECOND,
      40 * SECOND,
    ]);
  });
});

test('a start that could not be made for 15 minutes fails the step', async () => {
  const rehearsal = await run(plan, answersOf({ 'start-child child': down }));
  expect([rehearsal.end.failure?.code, rehearsal.endedAt - MONDAY]).toEqual(['unavailable', 15 * MINUTE]);
});

test('a look that could not be made is made again after 15 seconds', async () => {
  const answers = answersOf({ 'find-child child': [down, ended('succeeded')] });
  expect((await run(plan, answers)).endedAt - MONDAY).toBe(MINUTE + 15 * SECOND);
});

test('a run that an event started has nobody behind it', async () => {
  const { effects: seen } = await run(aPlan([call('child')]), answersOf(), [], {
    starter: { kind: 'event', eventId: 'e1' },
  });
  const started = seen.find(({ effect }) => effect.kind === 'start-child')?.effect;
  expect(started?.kind === 'start-child' && 'person' in started.starter).toBe(false);
});

describe('a cancel', () => {
  test('goes to the called run, whose end is waited for', async () => {
    const answers = answersOf({ 'find-child child': [OPEN, ended('cancelled')] });
    const rehearsal = await run(plan, answers, [cancels(30 * SECOND), childEnds(50 * SECOND, 'child')]);
    expect(effects(rehearsal, 'cancel-child')).toEqual(['child']);
    expect(settled(rehearsal)).toEqual(['child cancelled']);
    expect([rehearsal.outcome, rehearsal.endedAt - MONDAY]).toEqual(['cancelled', 50 * SECOND]);
  });

  test('that comes too late leaves what the run came to', async () => {
    const answers = answersOf({ 'find-child child': ended('failed') });
    const rehearsal = await run(plan, answers, [cancels(30 * SECOND)]);
    expect(settled(rehearsal)).toEqual(['child failed']);
  });

  test('while the start is unknown finds out whether there is a run', async () => {
    const lost = (found: Answer) =>
      run(plan, answersOf({ 'start-child child': down, 'find-child child': found }), [cancels(SECOND)]);
    expect(settled(await lost(gives({ state: 'none' })))).toEqual(['child cancelled']);
    const began = await lost(ended('cancelled'));
    expect(began.records.map(({ event }) => event.type)).toContain('child-started');
    expect(settled(began)).toEqual(['child cancelled']);
  });

  test('that cannot be delivered is delivered again', async () => {
    const answers = answersOf({ 'cancel-child child': [down, gives({})], 'find-child child': ended('cancelled') });
    const rehearsal = await run(plan, answers, [cancels(30 * SECOND)]);
    expect(effects(rehearsal, 'cancel-child')).toHaveLength(2);
    expect(rehearsal.endedAt - MONDAY).toBe(45 * SECOND);
  });

  test('that the called run does not follow is waited for an hour', async () => {
    const stays = await run(plan, answersOf({ 'find-child child': OPEN }), [cancels(30 * SECOND)]);
    expect(stays.end.failure?.message).toContain('has not ended an hour after');
    expect(stays.endedAt - MONDAY).toBe(HOUR + 30 * SECOND);
    const answers = answersOf({ 'find-child child': [OPEN, ended('cancelled')] });
    const last = await run(plan, answers, [cancels(30 * SECOND), childEnds(HOUR + 30 * SECOND - 1, 'child')]);
    expect(last.outcome).toBe('cancelled');
  });

  test('before the step begins starts nothing, and a timeout of the step is a cancel', async () => {
    const late = aPlan([group('g', [pause('nap', MINUTE), call('child')])]);
    expect(effects(await run(late, answersOf(), [cancels(SECOND)]), 'start-child')).toEqual([]);
    const bounded = aPlan([call('child', { timeoutMs: 30 * SECOND })]);
    const rehearsal = await run(bounded, answersOf({ 'find-child child': ended('cancelled') }));
    expect(rehearsal.end.failure?.code).toBe('step-timeout');
    expect(effects(rehearsal, 'cancel-child')).toEqual(['child']);
  });

  test('of a branch that lost a race is waited for', async () => {
    const racing = aPlan([race('who', { other: [call('child')], first: [pause('nap', 10 * SECOND)] })]);
    const answers = answersOf({ 'find-child who/other/child': [OPEN, ended('cancelled')] });
    const rehearsal = await run(racing, answers, [childEnds(40 * SECOND, 'who/other/child')]);
    expect(settled(rehearsal)).toEqual(['who/first/nap succeeded', 'who/other/child cancelled', 'who succeeded']);
    expect(rehearsal.endedAt - MONDAY).toBe(40 * SECOND);
  });
});

describe('a call that does not wait', () => {
  const detached = aPlan([call('child', { mode: 'detach' }), pause('nap', MINUTE)]);

  test('goes on at once with the id of the run', async () => {
    const rehearsal = await run(detached);
    expect(outputOf(rehearsal, 'child')).toEqual({ run: 'r-called' });
    expect(effects(rehearsal, 'find-child')).toEqual([]);
  });

  test('leaves the run alone when it is cancelled', async () => {
    expect(effects(await run(detached, answersOf(), [cancels(SECOND)]), 'cancel-child')).toEqual([]);
    const unknown = (found: Answer) =>
      run(detached, answersOf({ 'start-child child': down, 'find-child child': found }), [cancels(SECOND)]);
    expect(settled(await unknown(gives({ state: 'none' })))).toEqual(['child cancelled']);
    const began = await unknown(OPEN);
    expect([settled(began), effects(began, 'cancel-child')]).toEqual([['child succeeded'], []]);
  });
});

test('moving on while a start, a look or a cancel is under way changes nothing', async () => {
  const slow = answersOf({
    'start-child child': gives({ run: 'r-called' }, 5 * SECOND),
    'find-child child': [gives({ state: 'open', run: 'r-called' }, 5 * SECOND), ended('cancelled')],
    'cancel-child child': gives({}, 5 * SECOND),
  });
  const script = [cancels(3 * MINUTE), childEnds(4 * MINUTE, 'child')];
  const still = await run(plan, slow, script);
  const moments = [SECOND, 30 * SECOND, MINUTE + 2 * SECOND, MINUTE + 7 * SECOND, 2 * MINUTE, 3 * MINUTE + SECOND];
  for (const moment of moments) {
    const answers = answersOf({
      'start-child child': gives({ run: 'r-called' }, 5 * SECOND),
      'find-child child': [gives({ state: 'open', run: 'r-called' }, 5 * SECOND), ended('cancelled')],
      'cancel-child child': gives({}, 5 * SECOND),
    });
    const moved = await run(plan, answers, [...script, movesOn(moment)]);
    // The last one finds nothing left to wait for.
    expect(moved.segments).toBe(moment === moments.at(-1) ? 1 : 2);
    expect(moved.records).toEqual(still.records);
  }
});

describe('a called run', () => {
  const parent = { workflowId: 't-0/parent/0', path: 'calls' as StepPath, waits: true, depth: 2 };
  const starter = {
    kind: 'playbook',
    playbook: 'parent' as PlaybookName,
    run: 'r-111111111111' as RunId,
    path: 'calls' as StepPath,
    person: 'bruno' as PersonId,
  } as const;

  test('tells its caller when its end has been written', async () => {
    const rehearsal = await run(aPlan([act('work')]), answersOf(), [], { parent, starter });
    expect(rehearsal.effects.at(-1)?.effect).toMatchObject({ kind: 'report-end', parent });
    expect(rehearsal.effects.at(-2)?.effect).toMatchObject({ kind: 'flush' });
  });

  test('tells a caller that it cannot reach five times, then lets it look by itself', async () => {
    const rehearsal = await run(aPlan([]), answersOf({ 'report-end ~run': down }), [], { parent, starter });
    expect(effects(rehearsal, 'report-end')).toHaveLength(5);
    const moved = await run(aPlan([]), answersOf({ 'report-end ~run': [down, gives({})] }), [movesOn(SECOND)], {
      parent,
      starter,
    });
    expect([moved.segments, effects(moved, 'report-end').length]).toEqual([2, 2]);
  });

  test('tells nobody who does not wait', async () => {
    const rehearsal = await run(aPlan([]), answersOf(), [], { parent: { ...parent, waits: false }, starter });
    expect(effects(rehearsal, 'report-end')).toEqual([]);
  });

  test('calls one deeper, and is named by its caller', async () => {
    const rehearsal = await run(aPlan([call('child')], { outputs: { by: cel('run.starter') } }), answersOf(), [], {
      parent,
      starter,
    });
    expect(rehearsal.effects.find(({ effect }) => effect.kind === 'start-child')?.effect).toMatchObject({
      parent: { depth: 3 },
      starter: { person: 'bruno' },
    });
    expect(rehearsal.outputs).toEqual({ by: 'playbook parent' });
  });

  test('keeps apart who started the first run and who approves', async () => {
    const asking = aPlan([approve('ok', { expiresMs: HOUR })]);
    const { said } = await run(asking, answersOf(), [decides(MINUTE, 'ok', 'bruno')], { parent, starter });
    expect(said[0]?.answer).toEqual({ accepted: false, because: 'own-request' });
    const byEvent = await run(asking, answersOf(), [decides(MINUTE, 'ok', 'bruno')], {
      starter: { kind: 'playbook', playbook: starter.playbook, run: starter.run, path: starter.path },
    });
    expect(byEvent.said[0]?.answer).toMatchObject({ accepted: true });
  });

  test('begins at its section: what stands before it has not run', async () => {
    const sections = aPlan([
      act('before'),
      group('recover', [act('inside')], { section: 'recovery' }),
      act('after', { if: 'steps.before.status == "pending"', with: { n: lit(1) } }),
    ]);
    expect(settled(await run(sections, answersOf(), [], { section: 'recovery' }))).toEqual([
      'recover/inside succeeded',
      'recover succeeded',
      'after succeeded',
    ]);
    await expect(run(sections, answersOf(), [], { section: 'none' })).rejects.toThrow('no section "none"');
  });
});
