import { describe, expect, test } from 'vitest';
import type { Step } from '../../../language/plan/plan.ts';
import {
  act,
  again,
  answersOf,
  aPlan,
  approve,
  branches,
  call,
  cancels,
  cel,
  choose,
  decides,
  each,
  effects,
  fail,
  failsWith,
  gives,
  group,
  HOUR,
  lit,
  MINUTE,
  outputOf,
  pause,
  race,
  run,
  SECOND,
  set,
  settled,
  stop,
} from '../plans.ts';
import { goOn } from './go-on.ts';

const REFUSED = failsWith('not-found');

/** What the retry of a run calls after these steps have been refused, as `path`. */
async function calledAgain(steps: readonly Step[], refused: readonly string[]) {
  const plan = aPlan(steps);
  const first = await run(plan, answersOf(Object.fromEntries(refused.map((path) => [path, REFUSED]))));
  expect(first.outcome).toBe('failed');
  const second = await goOn(first, plan, 'retry');
  expect(second.outcome).toBe('succeeded');
  return effects(second, 'action');
}

describe('a retry does not do again what came to its end', () => {
  test('in a list of steps, and publishes it for the steps after it', async () => {
    const steps = [
      set('v', { n: lit(7) }),
      act('a'),
      act('b', { with: { n: cel('vars.n'), a: cel('steps.a.output.done') } }),
    ];
    const plan = aPlan(steps);
    const second = await goOn(await run(plan, answersOf({ b: REFUSED })), plan, 'retry');
    expect(second.effects.flatMap(({ effect }) => (effect.kind === 'action' ? [effect.input] : []))).toEqual([
      { n: 7, a: 'a' },
    ]);
  });

  test('in a group, and in a group in a group', async () => {
    expect(await calledAgain([group('g', [act('a'), group('h', [act('b'), act('c')])])], ['g/h/c'])).toEqual(['g/h/c']);
  });

  test('in the case that was chosen, which stays chosen', async () => {
    const chosen = choose({
      id: 'sw',
      cases: [{ when: 'run.starter == "ada"', steps: [act('a'), act('b')] }],
      default: [act('other')],
    });
    expect(await calledAgain([chosen], ['sw/b'])).toEqual(['sw/b']);
    const byDefault = choose({ id: 'sw', cases: [], default: [act('a'), act('b')] });
    expect(await calledAgain([byDefault], ['sw/b'])).toEqual(['sw/b']);
    const nowhere = aPlan([choose({ id: 'sw', cases: [{ when: 'true', steps: [] }] }), act('a')]);
    expect(effects(await goOn(await run(nowhere, answersOf({ a: REFUSED })), nowhere, 'retry'), 'action')).toEqual([
      'a',
    ]);
  });

  test('in branches that had ended, and in what the failed one had done', async () => {
    const both = branches('p', { left: [act('a')], right: [act('b'), act('c')] });
    expect(await calledAgain([both], ['p/right/c'])).toEqual(['p/right/c']);
  });

  test('in branches that had not begun, which begin now', async () => {
    const both = branches('p', { left: [act('a')], right: [act('b')] });
    if (both.kind !== 'parallel') throw new TypeError('A parallel');
    const [left, right] = both.branches;
    if (left === undefined || right === undefined) throw new TypeError('Two branches');
    const after: Step = { ...both, branches: [left, { ...right, needs: ['left'] }] };
    expect(await calledAgain([after], ['p/left/a'])).toEqual(['p/left/a', 'p/right/b']);
  });

  test('in turns of a loop, whose items stay those of the first run', async () => {
    const loop = each({ id: 'e', in: '[1, 2, 3]', steps: [act('a'), act('b')] });
    expect(await calledAgain([loop], ['e[1]/b'])).toEqual(['e[1]/b', 'e[2]/a', 'e[2]/b']);
  });

  test('in turns that were cancelled beside the one that failed', async () => {
    const loop = each({ id: 'e', in: '[1, 2]', concurrency: 2, steps: [act('a'), act('b')] });
    const plan = aPlan([loop]);
    const first = await run(plan, answersOf({ 'e[0]/b': REFUSED, 'e[1]/a': gives({}, SECOND) }));
    const second = await goOn(first, plan, 'retry');
    expect(effects(second, 'action').toSorted()).toEqual(['e[0]/b', 'e[1]/b']);
  });

  test('in a loop that went on after a failed item and was cancelled then', async () => {
    const loop = each({ id: 'e', in: '[1, 2]', onItemFailure: 'continue', steps: [act('a'), pause('nap', MINUTE)] });
    const plan = aPlan([loop]);
    const first = await run(plan, answersOf({ 'e[0]/a': REFUSED }), [cancels(SECOND)]);
    expect(first.outcome).toBe('cancelled');
    const second = await goOn(first, plan, 'retry');
    // The failed item was gone past; it stays what it was.
    expect([second.outcome, settled(second)]).toEqual(['succeeded', ['e[1]/nap succeeded', 'e succeeded']]);
    expect(outputOf(second, 'e')).toMatchObject([{ status: 'failed' }, { status: 'succeeded' }]);
  });

  test('for tenants whose run came to a good end', async () => {
    const tenants = { in: '["contoso", "fabrikam", "tailspin"]', canary: 2, size: 1, haltWhen: 'calls.failed > 0' };
    const plan = aPlan([call('c', { tenants })]);
    const ended = (outcome: string) => gives({ state: 'ended', run: 'r-called', outcome, outputs: {} });
    const first = await run(plan, answersOf({ 'find-child c[1]': ended('failed') }));
    expect(first.end.failure?.code).toBe('call-halted');
    const second = await goOn(first, plan, 'retry');
    expect([second.outcome, effects(second, 'start-child')]).toEqual(['succeeded', ['c[1]', 'c[2]']]);
    expect(outputOf(second, 'c')).toMatchObject({ total: 3, succeeded: 3 });
  });
});

describe('a retry begins again from its start', () => {
  test('a step whose condition could not be evaluated, and asks the condition again', async () => {
    for (const kind of [
      act('x', { if: 'steps.a.output.is_open == 1' }),
      choose({ id: 'x', cases: [], if: '1 / inputs.n == 1' }),
      each({ id: 'x', if: '1 / inputs.n == 1' }),
      again({ id: 'x', if: '1 / inputs.n == 1' }),
      group('x', [], { if: '1 / inputs.n == 1' }),
      branches('x', { one: [] }, { if: '1 / inputs.n == 1' }),
    ]) {
      const plan = aPlan([act('a'), kind], { inputs: {} });
      const first = await run(plan, answersOf(), [], { inputs: { n: 0 } });
      if (first.outcome !== 'failed') continue;
      const second = await goOn(first, plan, 'retry');
      expect([second.outcome, settled(second)]).toEqual(['failed', ['x failed']]);
    }
  });

  test('a call whose run failed, with a run of its own', async () => {
    const plan = aPlan([call('c')]);
    const bad = gives({ state: 'ended', run: 'r-called', outcome: 'failed', outputs: {} });
    const first = await run(plan, answersOf({ 'find-child': bad }));
    expect(first.end.failure?.code).toBe('call-failed');
    const second = await goOn(first, plan, 'retry');
    expect([second.outcome, effects(second, 'start-child')]).toEqual(['succeeded', ['c']]);
  });

  test('a race', async () => {
    const both = race('r', { one: [act('a'), act('b')], two: [pause('nap', HOUR)] });
    expect(await calledAgain([both], ['r/one/b'])).toEqual(['r/one/a', 'r/one/b']);
  });

  test('a group that had tidied up, with everything in it', async () => {
    const tidy = group('g', [act('a'), act('b')], { finally: [act('t')] });
    const plan = aPlan([tidy]);
    const second = await goOn(await run(plan, answersOf({ 'g/b': REFUSED })), plan, 'retry');
    expect(effects(second, 'action')).toEqual(['g/a', 'g/b', 'g/~finally/t']);
    expect(second.effects.flatMap(({ effect }) => ('earlier' in effect ? [effect.earlier?.counts] : []))).toEqual([
      false,
      false,
      false,
    ]);
  });

  test('a group whose catch had run and failed', async () => {
    const guarded = group('g', [act('a'), act('b')], { catch: [{ steps: [act('c')] }] });
    expect(await calledAgain([guarded], ['g/b', 'g/~catch/c'])).toEqual(['g/a', 'g/b']);
  });

  test('but for a group none of whose catches was for the failure', async () => {
    const guarded = group('g', [act('a'), act('b')], { catch: [{ on: ['throttled'], steps: [act('c')] }] });
    expect(await calledAgain([guarded], ['g/b'])).toEqual(['g/b']);
  });

  test('a branch whose condition failed', async () => {
    const both = branches('p', { left: [act('a')] });
    if (both.kind !== 'parallel') throw new TypeError('A parallel');
    const plan = aPlan([{ ...both, branches: both.branches.map((one) => ({ ...one, if: '1 / inputs.n == 1' })) }]);
    const first = await run(plan, answersOf(), [], { inputs: { n: 0 } });
    const second = await goOn(first, plan, 'retry');
    expect([second.outcome, second.end.failure?.code]).toEqual(['failed', 'expression-failed']);
  });

  test('the time that a step may take', async () => {
    const slow = group('g', [act('a'), pause('nap', 2 * MINUTE), act('b')], { timeoutMs: 5 * MINUTE });
    expect(await calledAgain([slow], ['g/b'])).toEqual(['g/b']);
  });

  test('a step that ended the run, where only what came after it failed', async () => {
    const plan = aPlan([act('a'), stop('s', 'enough')], { finally: [act('last')] });
    const first = await run(plan, answersOf({ '~finally/last': REFUSED }));
    expect(first.outcome).toBe('failed');
    const second = await goOn(first, plan, 'retry');
    expect([second.outcome, effects(second, 'action')]).toEqual(['enough', ['~finally/last']]);
  });
});

describe('a repetition', () => {
  const looped = (until: string, max = 2) =>
    again({ id: 'r', until, max, steps: [act('a'), act('b')], everyMs: MINUTE });

  test('goes on in the turn that failed', async () => {
    expect(await calledAgain([looped('true')], ['r[0]/b'])).toEqual(['r[0]/b']);
  });

  test('that came to its last turn takes as many again, under new paths', async () => {
    const plan = aPlan([again({ id: 'r', until: 'steps.a.output.ok', max: 2, steps: [act('a')] })]);
    const first = await run(plan, answersOf({ 'r[0]/a': gives({ ok: false }), 'r[1]/a': gives({ ok: false }) }));
    expect(first.end.failure?.code).toBe('until-not-met');
    const met = await goOn(
      first,
      plan,
      'retry',
      answersOf({ 'r[2]/a': gives({ ok: false }), 'r[3]/a': gives({ ok: true }) }),
    );
    expect([met.outcome, effects(met, 'action')]).toEqual(['succeeded', ['r[2]/a', 'r[3]/a']]);
    const never = answersOf({ 'r[2]/a': gives({ ok: false }), 'r[3]/a': gives({ ok: false }) });
    const unmet = await goOn(first, plan, 'retry', never);
    expect([unmet.end.failure?.code, effects(unmet, 'action')]).toEqual(['until-not-met', ['r[2]/a', 'r[3]/a']]);
  });

  test('that was cancelled in a pause takes the next turn', async () => {
    const plan = aPlan([again({ id: 'r', until: 'steps.a.output.ok', steps: [act('a')], everyMs: MINUTE })]);
    const first = await run(plan, answersOf({ 'r[0]/a': gives({ ok: false }) }), [cancels(SECOND)]);
    const second = await goOn(first, plan, 'retry', answersOf({ 'r[1]/a': gives({ ok: true }) }));
    expect([second.outcome, effects(second, 'action')]).toEqual(['succeeded', ['r[1]/a']]);
  });
});

describe('an approval', () => {
  const bound = act('purge', { approval: 'ok' });
  const yes = (path = 'ok') => decides(MINUTE, path, 'chen', true);

  test('is asked again while the action that it is for has not ended', async () => {
    const plan = aPlan([approve('ok'), act('a'), bound]);
    const first = await run(plan, answersOf({ purge: REFUSED }), [yes()]);
    const second = await goOn(first, plan, 'retry', answersOf(), [yes()]);
    expect([effects(second, 'ask'), effects(second, 'action')]).toEqual([['ok'], ['purge']]);
    const refused = await goOn(first, plan, 'retry', answersOf(), [decides(MINUTE, 'ok', 'chen', false)]);
    expect([refused.end.failure?.code, effects(refused, 'action')]).toEqual(['approval-missing', []]);
  });

  test('is not asked again where the action has ended, or was left out', async () => {
    const plan = aPlan([approve('ok'), bound, act('skipped', { approval: 'ok', if: 'false' }), act('b')]);
    const second = await goOn(await run(plan, answersOf({ b: REFUSED }), [yes()]), plan, 'retry');
    expect([effects(second, 'ask'), effects(second, 'action')]).toEqual([[], ['b']]);
  });

  test('in a group or branch is asked again with all that stands there', async () => {
    for (const [around, path] of [
      [group('g', [act('a'), approve('ok')]), 'g'],
      [branches('g', { one: [act('a'), approve('ok')], two: [act('c')] }), 'g/one'],
    ] as const) {
      const plan = aPlan([around, bound]);
      const first = await run(plan, answersOf({ purge: REFUSED }), [yes(`${path}/ok`)]);
      const second = await goOn(first, plan, 'retry', answersOf(), [yes(`${path}/ok`)]);
      expect(effects(second, 'ask')).toEqual([`${path}/ok`]);
      expect(effects(second, 'action')).toContain(`${path}/a`);
    }
  });

  test('of a branch that had ended is asked again where another branch failed', async () => {
    const both = branches('p', { left: [approve('ok')], right: [pause('nap', HOUR / 2), act('b')] });
    const plan = aPlan([both, bound]);
    const first = await run(plan, answersOf({ 'p/right/b': REFUSED }), [yes('p/left/ok')]);
    const second = await goOn(first, plan, 'retry', answersOf(), [yes('p/left/ok')]);
    expect([effects(second, 'ask'), effects(second, 'action')]).toEqual([['p/left/ok'], ['p/right/b', 'purge']]);
  });

  test('of a loop is asked again, because another turn may need it', async () => {
    const loop = each({ id: 'e', in: '[1, 2]', steps: [bound, act('b')] });
    const plan = aPlan([approve('ok'), loop]);
    const second = await goOn(await run(plan, answersOf({ 'e[0]/b': REFUSED }), [yes()]), plan, 'retry', answersOf(), [
      yes(),
    ]);
    expect([effects(second, 'ask'), effects(second, 'action')]).toEqual([['ok'], ['e[0]/b', 'e[1]/purge', 'e[1]/b']]);
  });

  test('is asked again for an action that begins again because of another approval', async () => {
    const plan = aPlan([
      approve('first'),
      group('g', [act('early', { approval: 'first' }), approve('second')]),
      act('late', { approval: 'second' }),
    ]);
    const script = [decides(MINUTE, 'first', 'chen'), decides(2 * MINUTE, 'g/second', 'chen')];
    const first = await run(plan, answersOf({ late: REFUSED }), script);
    const second = await goOn(first, plan, 'retry', answersOf(), script);
    expect([effects(second, 'ask'), effects(second, 'action')]).toEqual([
      ['first', 'g/second'],
      ['g/early', 'late'],
    ]);
  });
});

test('a step that failed by itself is tried again', async () => {
  const plan = aPlan([act('a'), fail('f', 'no-way')]);
  const second = await goOn(await run(plan), plan, 'retry');
  expect([second.outcome, settled(second)]).toEqual(['failed', ['f failed']]);
});

test('an action that answered too little is asked anew, whatever it answered before', async () => {
  const retry = { attempts: 1, backoffMs: { first: SECOND, max: SECOND }, until: 'self.output.ok' };
  const plan = aPlan([act('a', { retry })]);
  const first = await run(plan, answersOf({ a: gives({ ok: false }) }));
  const second = await goOn(first, plan, 'retry', answersOf({ a: gives({ ok: true }) }));
  const sent = second.effects.flatMap(({ effect }) => (effect.kind === 'action' ? [effect.earlier?.counts] : []));
  expect([second.outcome, sent]).toEqual(['succeeded', [false]]);
});
