import { expect, test } from 'vitest';
import {
  act,
  aPlan,
  answersOf,
  branches,
  cel,
  choose,
  each,
  fail,
  failsWith,
  gives,
  group,
  HOUR,
  lit,
  MINUTE,
  MONDAY,
  outputOf,
  pause,
  run,
  SECOND,
  set,
  settled,
  stop,
  tell,
} from './plans.ts';

test('steps run in order and the run ends as succeeded with its outputs', async () => {
  const plan = aPlan(
    [set('name', { who: lit('ada') }), act('write', { with: { text: { text: ['by ', { cel: 'vars.who' }] } } })],
    {
      outputs: { done: cel('steps.write.output.done') },
    },
  );
  const rehearsal = await run(plan);
  expect(settled(rehearsal)).toEqual(['name succeeded', 'write succeeded']);
  expect(rehearsal.outcome).toBe('succeeded');
  expect(rehearsal.outputs).toEqual({ done: 'write' });
  expect(rehearsal.effects[0]?.effect).toMatchObject({ kind: 'action', input: { text: 'by ada' }, attempt: 1 });
});

test('a step whose condition is false is skipped and has no output', async () => {
  const plan = aPlan([act('write', { if: 'inputs.wanted' }), set('after', { seen: cel('steps.write.status') })], {
    outputs: { seen: cel('vars.seen') },
  });
  const rehearsal = await run(plan, answersOf(), [], { inputs: { wanted: false } });
  expect(settled(rehearsal)).toEqual(['write skipped', 'after succeeded']);
  expect(rehearsal.outputs).toEqual({ seen: 'skipped' });
});

test('a condition on the output of a step that did not run is false, and the trace says why', async () => {
  const plan = aPlan([act('ask', { if: 'false' }), act('purge', { if: 'steps.ask.output.approved' })]);
  const rehearsal = await run(plan);
  const decided = rehearsal.records.find(({ event }) => event.type === 'decided' && event.path === 'purge');
  expect(decided?.event).toMatchObject({ value: false, because: expect.stringContaining('ask') as string });
  expect(rehearsal.outcome).toBe('succeeded');
});

test('a condition that cannot be evaluated fails the step', async () => {
  const rehearsal = await run(aPlan([act('write', { if: '1 / 0 == 1' })]));
  expect(rehearsal.end.failure?.code).toBe('expression-failed');
});

test('what a step reads of a later step is no-output', async () => {
  const rehearsal = await run(aPlan([set('early', { x: cel('steps.late.output.y') }), act('late')]));
  expect(rehearsal.end.failure?.code).toBe('no-output');
});

test('stop ends the run with its outcome, and the steps after it do not run', async () => {
  const rehearsal = await run(aPlan([group('outer', [stop('enough', 'contained'), act('never')]), act('nor_this')]));
  expect(rehearsal.outcome).toBe('contained');
  expect(settled(rehearsal)).toEqual(['outer/enough succeeded', 'outer succeeded']);
});

test('fail ends the run as failed with the author’s code and message', async () => {
  const rehearsal = await run(
    aPlan([fail('give_up', 'no-owner', { text: ['Nobody owns ', { cel: 'inputs.host' }] })]),
    answersOf(),
    [],
    { inputs: { host: 'srv1' } },
  );
  expect(rehearsal.end.failure).toEqual({ code: 'playbook-failed', ownCode: 'no-owner', message: 'Nobody owns srv1' });
});

test('a catch that names the code deals with the failure, and the steps after it run', async () => {
  const handled = set('handled', { code: cel('problem.code') });
  const plan = aPlan(
    [
      act('write', {
        catch: [
          { on: ['conflict'], steps: [] },
          { on: ['not-found'], as: 'problem', steps: [handled] },
        ],
      }),
      act('after'),
    ],
    {
      outputs: { code: cel('vars.code'), status: cel('steps.write.status') },
    },
  );
  const rehearsal = await run(plan, answersOf({ write: failsWith('not-found') }));
  expect(rehearsal.outputs).toEqual({ code: 'not-found', status: 'failed' });
  expect(settled(rehearsal)).toEqual(['write/~catch/handled succeeded', 'write failed', 'after succeeded']);
});

test('a catch that names the author’s own code deals with a fail step inside', async () => {
  const plan = aPlan([group('try', [fail('no', 'mine')], { catch: [{ on: ['mine'], steps: [] }] })]);
  expect((await run(plan)).outcome).toBe('succeeded');
});

test('a failure that no catch names stays', async () => {
  const rehearsal = await run(
    aPlan([act('write', { catch: [{ on: ['conflict'], steps: [] }] })]),
    answersOf({ write: failsWith('not-found') }),
  );
  expect(rehearsal.end.failure?.code).toBe('not-found');
});

test('a failure in a catch takes the place of the first', async () => {
  const plan = aPlan([act('write', { catch: [{ steps: [fail('worse', 'worse')] }] })]);
  expect((await run(plan, answersOf({ write: failsWith('not-found') }))).end.failure?.ownCode).toBe('worse');
});

test('finally of a step runs after success, failure and stop, and a failure in it shows only where there was none', async () => {
  const rehearsal = await run(
    aPlan([
      group('a', [act('x')], { finally: [act('tidy')] }),
      group('b', [stop('end', 'done')], { finally: [act('close')] }),
    ]),
  );
  expect(settled(rehearsal)).toEqual([
    'a/x succeeded',
    'a/~finally/tidy succeeded',
    'a succeeded',
    'b/end succeeded',
    'b/~finally/close succeeded',
    'b succeeded',
  ]);
  const failing = await run(aPlan([act('write', { finally: [fail('late', 'late')] })]));
  expect(failing.end.failure?.ownCode).toBe('late');
  const both = await run(
    aPlan([act('write', { finally: [fail('late', 'late')] })]),
    answersOf({ write: failsWith('not-found') }),
  );
  expect(both.end.failure?.code).toBe('not-found');
});

test('the playbook’s finally sees the outcome, also after a failure, and onFailure runs before it', async () => {
  const plan = aPlan([act('write')], {
    onFailure: [act('report')],
    finally: [act('note', { with: { outcome: cel('run.outcome') } })],
  });
  const rehearsal = await run(plan, answersOf({ write: failsWith('not-found') }));
  expect(settled(rehearsal)).toEqual(['write failed', '~onFailure/report succeeded', '~finally/note succeeded']);
  expect(rehearsal.effects.at(-2)?.effect).toMatchObject({ input: { outcome: 'failed' } });
  expect(rehearsal.outcome).toBe('failed');
});

test('stop in onFailure gives the outcome', async () => {
  const rehearsal = await run(aPlan([fail('no', 'x')], { onFailure: [stop('known', 'handed-over')] }));
  expect(rehearsal.outcome).toBe('handed-over');
});

test('a failure in the playbook’s finally or outputs fails a run that had none', async () => {
  expect((await run(aPlan([], { finally: [fail('late', 'late')] }))).end.failure?.ownCode).toBe('late');
  expect((await run(aPlan([], { outputs: { x: cel('inputs.absent') } }))).outcome).toBe('failed');
  const first = await run(
    aPlan([fail('no', 'first')], { finally: [fail('late', 'late')], outputs: { x: cel('inputs.absent') } }),
  );
  expect(first.end.failure?.ownCode).toBe('first');
});

test('a switch runs the first case that holds, else the default, else nothing', async () => {
  const step = choose({
    id: 'by_level',
    cases: [
      { when: 'inputs.n > 5', steps: [act('high')] },
      { when: 'inputs.n > 1', steps: [act('middle')] },
    ],
    default: [act('low')],
  });
  const chosen = async (n: number): Promise<unknown> =>
    settled(await run(aPlan([step]), answersOf(), [], { inputs: { n } }));
  expect(await chosen(9)).toEqual(['by_level/high succeeded', 'by_level succeeded']);
  expect(await chosen(3)).toEqual(['by_level/middle succeeded', 'by_level succeeded']);
  expect(await chosen(1)).toEqual(['by_level/low succeeded', 'by_level succeeded']);
  const without = await run(aPlan([choose({ id: 'none', cases: [{ when: 'false', steps: [] }] })]));
  expect(outputOf(without, 'none')).toEqual({ case: -1 });
});

test('an exactlyOne switch fails when two cases hold, and runs the one that does', async () => {
  const step = (second: string) =>
    choose({
      id: 'matrix',
      exactlyOne: true,
      cases: [
        { when: 'true', steps: [act('one')] },
        { when: second, steps: [] },
      ],
    });
  expect((await run(aPlan([step('true')]))).end.failure?.code).toBe('exactly-one-violated');
  expect((await run(aPlan([step('false')]))).outcome).toBe('succeeded');
});

test('a case that cannot be evaluated fails the switch; a failing case fails it too', async () => {
  expect(
    (await run(aPlan([choose({ id: 's', cases: [{ when: 'inputs.absent', steps: [] }] })]))).end.failure?.code,
  ).toBe('expression-failed');
  expect((await run(aPlan([choose({ id: 's', cases: [{ when: 'true', steps: [fail('no', 'x')] }] })]))).outcome).toBe(
    'failed',
  );
});

test('what a case sets is seen after the switch', async () => {
  const plan = aPlan([choose({ id: 's', cases: [{ when: 'true', steps: [set('inner', { level: lit('high') })] }] })], {
    outputs: { level: cel('vars.level') },
  });
  expect((await run(plan)).outputs).toEqual({ level: 'high' });
});

test('a wait takes its time on the clock; a moment already past is no wait', async () => {
  const rehearsal = await run(
    aPlan([
      pause('two_hours', 2 * HOUR),
      pause('until', 0, { for: { until: lit('2026-03-02T11:00:00Z') } }),
      pause('past', 0, { for: { until: lit('2026-01-01T00:00:00Z') } }),
    ]),
  );
  expect(rehearsal.endedAt - MONDAY).toBe(3 * HOUR);
  expect(outputOf(rehearsal, 'two_hours')).toEqual({ until: '2026-03-02T10:00:00.000Z' });
});

test('a wait until something that is no time, or cannot be evaluated, fails', async () => {
  expect((await run(aPlan([pause('w', 0, { for: { until: lit('tomorrow') } })]))).end.failure?.code).toBe(
    'invalid-input',
  );
  expect((await run(aPlan([pause('w', 0, { for: { until: cel('inputs.x') } })]))).end.failure?.code).toBe(
    'expression-failed',
  );
});

test('values that cannot be evaluated fail their step, whatever its kind', async () => {
  const bad = cel('inputs.absent');
  for (const step of [
    set('s', { x: bad }),
    act('s', { with: { x: bad } }),
    fail('s', 'c', bad),
    tell('s', { to: [{ team: bad }] }),
    tell('s', { content: { template: 't', with: { x: bad } } }),
    tell('s', { content: { text: bad, subject: lit('') } }),
    tell('s', { content: { text: lit(''), subject: bad } }),
    each({ id: 's', in: 'inputs.absent' }),
  ]) {
    expect((await run(aPlan([step]))).end.failure?.code).toBe('expression-failed');
  }
});

test('a notification goes to its recipients with its template or its text', async () => {
  const rehearsal = await run(
    aPlan([
      tell('text', { to: [{ audience: cel('"mssp"') }] }),
      tell('template', { content: { template: 'contained', with: { n: lit(3) } } }),
    ]),
  );
  const [text, template] = rehearsal.effects.map(({ effect }) => effect);
  expect(text).toMatchObject({ to: [{ audience: 'mssp' }], content: { text: 'Hello', subject: 'Greeting' } });
  expect(template).toMatchObject({ content: { template: 'contained', with: { n: 3 } } });
});

test('a group that does not end within its timeout is cancelled and fails', async () => {
  const rehearsal = await run(aPlan([group('slow', [pause('long', HOUR)], { timeoutMs: MINUTE })]));
  expect(settled(rehearsal)).toEqual(['slow/long cancelled', 'slow failed']);
  expect(rehearsal.end.failure?.code).toBe('step-timeout');
  expect((await run(aPlan([group('fast', [pause('short', SECOND)], { timeoutMs: MINUTE })]))).outcome).toBe(
    'succeeded',
  );
});

test('masked parts of an output never reach the records, but later steps can read them', async () => {
  const step = act('find', { mask: ['people.*.mail', 'secret', 'list.0', 'deep.absent.x'] });
  const output = { people: [{ mail: 'a@contoso.example', id: 1 }], secret: 's', list: ['x', 'y'], deep: 1 };
  const rehearsal = await run(
    aPlan([step], { outputs: { first: cel('steps.find.output.people[0].mail') } }),
    answersOf({ find: gives(output) }),
  );
  expect(outputOf(rehearsal, 'find')).toEqual({
    people: [{ mail: '•••', id: 1 }],
    secret: '•••',
    list: ['•••', 'y'],
    deep: 1,
  });
  expect(rehearsal.outputs).toEqual({ first: 'a@contoso.example' });
});

test('an output that nobody reads is not kept', async () => {
  const rehearsal = await run(
    aPlan([act('write', { keepOutput: false }), set('read', { x: cel('steps.write.output.done') })]),
  );
  expect(rehearsal.end.failure?.code).toBe('no-output');
});

test('branches run at the same time and see each other only after they have ended', async () => {
  const step = branches('both', { left: [pause('l', HOUR), set('mine', { x: lit(1) })], right: [pause('r', HOUR)] });
  const rehearsal = await run(aPlan([step, set('after', { seen: cel('steps.l.output.until') })]));
  expect(rehearsal.endedAt - MONDAY).toBe(HOUR);
  expect(outputOf(rehearsal, 'both')).toEqual({ left: { status: 'succeeded' }, right: { status: 'succeeded' } });
  expect(rehearsal.outcome).toBe('succeeded');
});

test('a failure is kept whether or not the output of the step is', async () => {
  const rehearsal = await run(
    aPlan([act('write', { keepOutput: false })]),
    answersOf({ write: failsWith('not-found') }),
  );
  expect(rehearsal.end.failure?.code).toBe('not-found');
});

test('where text is wanted, nothing is no text and everything else is JSON', async () => {
  const message = async (source: string): Promise<string | undefined> =>
    (await run(aPlan([fail('no', 'x', cel(source))]))).end.failure?.message;
  expect(await message('null')).toBe('');
  expect(await message('{"b": 1, "a": [true]}')).toBe('{"a":[true],"b":1}');
});
