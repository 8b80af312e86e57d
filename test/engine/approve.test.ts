import { expect, test } from 'vitest';
import type { PersonId } from '../../contracts/ids.ts';
import type { Json, JsonObject } from '../../contracts/json.ts';
import {
  act,
  aPlan,
  answersOf,
  approve,
  branches,
  cancels,
  cel,
  decides,
  effects,
  failsWith,
  gives,
  HOUR,
  lit,
  MINUTE,
  MONDAY,
  movesOn,
  outputOf,
  pause,
  run,
  SECOND,
  settled,
  stop,
} from './plans.ts';

const answer = (rehearsal: Awaited<ReturnType<typeof run>>): JsonObject => outputOf(rehearsal, 'ok') as JsonObject;
const events = (rehearsal: Awaited<ReturnType<typeof run>>, type: string): readonly Json[] =>
  rehearsal.records.filter(({ event }) => event.type === type).map(({ event }) => event as unknown as Json);

test('an approval that is given lets the run go on, with who, when and why', async () => {
  const rehearsal = await run(aPlan([approve('ok')]), answersOf(), [decides(5 * MINUTE, 'ok', 'bruno')]);
  expect(answer(rehearsal)).toMatchObject({
    approved: true,
    closed: 'quorum',
    reason: 'bruno says so',
    reasons: ['bruno says so'],
  });
  expect(answer(rehearsal)['decisions']).toEqual([
    { person: 'bruno', approve: true, reason: 'bruno says so', at: '2026-03-02T08:05:00.000Z' },
  ]);
  expect(rehearsal.said[0]?.answer).toEqual({ accepted: true, settled: 'approved' });
  expect(rehearsal.endedAt - MONDAY).toBe(5 * MINUTE);
});

test('the first refusal ends it', async () => {
  const rehearsal = await run(aPlan([approve('ok', { quorum: '2' })]), answersOf(), [
    decides(MINUTE, 'ok', 'bruno', false),
    decides(2 * MINUTE, 'ok', 'chen'),
  ]);
  expect(answer(rehearsal)).toMatchObject({ approved: false, closed: 'refused' });
  expect(rehearsal.said[0]?.answer).toEqual({ accepted: true, settled: 'refused' });
});

test('the first of two approvals is in the ledger before the second comes', async () => {
  const rehearsal = await run(aPlan([approve('ok', { quorum: '2' })]), answersOf(), [
    decides(MINUTE, 'ok', 'bruno'),
    decides(2 * HOUR, 'ok', 'chen'),
  ]);
  const written = rehearsal.effects.find(({ effect }) => effect.records.some(({ event }) => event.type === 'decision'));
  expect([written?.effect.kind, (written?.at ?? 0) - MONDAY]).toEqual(['flush', MINUTE]);
});

test('a reminder that falls due while a decision is written is sent', async () => {
  const slow = answersOf({ flush: gives({}, 2 * SECOND) });
  const rehearsal = await run(aPlan([approve('ok', { quorum: '2', remindMs: [MINUTE + SECOND] })]), slow, [
    decides(MINUTE, 'ok', 'bruno'),
  ]);
  expect(effects(rehearsal, 'ask')).toHaveLength(2);
});

test('a quorum counts distinct people', async () => {
  const script = [
    decides(MINUTE, 'ok', 'bruno'),
    decides(2 * MINUTE, 'ok', 'bruno'),
    decides(3 * MINUTE, 'ok', 'chen'),
  ];
  const rehearsal = await run(aPlan([approve('ok', { quorum: '2' })]), answersOf(), script);
  expect(rehearsal.said.map(({ answer: given }) => given)).toEqual([
    { accepted: true, settled: 'counted' },
    { accepted: false, because: 'already-decided' },
    { accepted: true, settled: 'approved' },
  ]);
});

test('nobody answers: not approved, onExpiry runs, a later decision is refused as expired', async () => {
  const plan = aPlan([approve('ok', { onExpiry: [act('warn')] }), act('next')]);
  const rehearsal = await run(plan, answersOf({ 'ok/~expiry/warn': gives({}, 30 * SECOND) }), [
    decides(HOUR + SECOND, 'ok', 'bruno'),
  ]);
  expect(answer(rehearsal)).toMatchObject({ approved: false, closed: 'expired', reason: '' });
  expect(settled(rehearsal)).toEqual(['ok/~expiry/warn succeeded', 'ok succeeded', 'next succeeded']);
  expect(rehearsal.said[0]?.answer).toEqual({ accepted: false, because: 'expired' });
});

test('a failure or stop in onExpiry ends the step', async () => {
  expect((await run(aPlan([approve('ok', { onExpiry: [stop('end', 'unanswered')] })]))).outcome).toBe('unanswered');
});

test('a decision one millisecond before the deadline counts, one at the deadline does not (F40)', async () => {
  const before = await run(
    aPlan([approve('ok')]),
    answersOf({ 'check-decision': gives({ refused: null }, 2 * SECOND) }),
    [decides(HOUR - 1, 'ok', 'bruno')],
  );
  expect(answer(before)['approved']).toBe(true);
  const at = await run(aPlan([approve('ok'), act('slow')]), answersOf({ slow: gives({}, MINUTE) }), [
    decides(HOUR, 'ok', 'bruno'),
  ]);
  expect(answer(at)['approved']).toBe(false);
});

test('reminders are sent when they are due, and none after the decision', async () => {
  const step = approve('ok', { remindMs: [10 * MINUTE, 20 * MINUTE, 30 * MINUTE] });
  const rehearsal = await run(aPlan([step]), answersOf(), [decides(25 * MINUTE, 'ok', 'bruno')]);
  const asked = rehearsal.effects.flatMap(({ effect, at }) =>
    effect.kind === 'ask' ? [[effect.reminder, at - MONDAY]] : [],
  );
  expect(asked).toEqual([
    [0, 0],
    [1, 10 * MINUTE],
    [2, 20 * MINUTE],
  ]);
});

test('a reminder that fails is let go; a question that fails for a while is asked again', async () => {
  const reminded = await run(
    aPlan([approve('ok', { remindMs: [10 * MINUTE] })]),
    answersOf({ ask: [gives({}), failsWith('unavailable')] }),
  );
  expect(effects(reminded, 'ask')).toHaveLength(2);
  const again = {
    afterMs: 0,
    settled: { status: 'again', at: MONDAY + MINUTE, failure: { code: 'throttled', message: '' } },
  } as const;
  const asked = await run(
    aPlan([approve('ok')]),
    answersOf({
      ask: [
        failsWith('unavailable'),
        failsWith('throttled', 20 * SECOND),
        failsWith('outcome-unknown'),
        again,
        gives({}),
      ],
    }),
  );
  expect(asked.effects.flatMap(({ effect, at }) => (effect.kind === 'ask' ? [at - MONDAY] : []))).toEqual([
    0,
    15 * SECOND,
    35 * SECOND,
    50 * SECOND,
    MINUTE,
  ]);
});

test('a question that can never be asked fails the step', async () => {
  expect((await run(aPlan([approve('ok')]), answersOf({ ask: failsWith('not-found') }))).end.failure?.code).toBe(
    'not-found',
  );
});

test('a question that cannot be asked before it expires expires', async () => {
  const rehearsal = await run(
    aPlan([approve('ok', { expiresMs: 10 * SECOND })]),
    answersOf({ ask: failsWith('unavailable') }),
  );
  expect(answer(rehearsal)['closed']).toBe('expired');
  expect(rehearsal.endedAt - MONDAY).toBe(10 * SECOND);
});

test('who started the run may not decide it, nor anybody named in notBy', async () => {
  const script = [decides(MINUTE, 'ok', 'ada'), decides(2 * MINUTE, 'ok', 'eli'), decides(3 * MINUTE, 'ok', 'bruno')];
  const rehearsal = await run(aPlan([approve('ok', { notBy: ['starter', 'eli'] })]), answersOf(), script);
  expect(rehearsal.said.map(({ answer: given }) => given.accepted)).toEqual([false, false, true]);
  const byEvent = await run(aPlan([approve('ok')]), answersOf(), [decides(MINUTE, 'ok', 'ada')], {
    starter: { kind: 'schedule', schedule: 's', slot: '2026-03-02T08:00:00.000Z' },
  });
  expect(answer(byEvent)['approved']).toBe(true);
});

test('a decision that the check refuses does not count and is on record', async () => {
  const checks = answersOf({ 'check-decision': [gives({ refused: 'wrong-person' }), gives({ refused: null })] });
  const rehearsal = await run(aPlan([approve('ok')]), checks, [
    decides(MINUTE, 'ok', 'mallory'),
    decides(2 * MINUTE, 'ok', 'bruno'),
  ]);
  expect(rehearsal.said[0]?.answer).toEqual({ accepted: false, because: 'wrong-person' });
  expect(events(rehearsal, 'decision-refused')).toHaveLength(1);
  expect(answer(rehearsal)['approved']).toBe(true);
});

test('a check that fails is made again, and the decision counts by the moment it was received', async () => {
  const again = {
    afterMs: 0,
    settled: { status: 'again', at: MONDAY + 2 * HOUR, failure: { code: 'ledger-unavailable', message: '' } },
  } as const;
  const rehearsal = await run(
    aPlan([approve('ok')]),
    answersOf({ 'check-decision': [failsWith('unavailable'), again, gives({ refused: null })] }),
    [decides(MINUTE, 'ok', 'bruno')],
  );
  expect(answer(rehearsal)['approved']).toBe(true);
  expect(rehearsal.endedAt - MONDAY).toBe(2 * HOUR);
});

test('a decision made for other targets is refused', async () => {
  const rehearsal = await run(aPlan([approve('ok', { show: [{ name: 'n', cel: '[1]' }] })]), answersOf(), [
    decides(MINUTE, 'ok', 'bruno', true, { targetsSha256: 'f'.repeat(64) }),
  ]);
  expect(rehearsal.said[0]?.answer).toEqual({ accepted: false, because: 'other-targets' });
});

test('the same decision twice gets the same answer and counts once, while it is checked and later', async () => {
  const slow = answersOf({ 'check-decision': gives({ refused: null }, 5 * SECOND) });
  const same = { id: 'd-1' };
  const script = [
    decides(MINUTE, 'ok', 'bruno', true, same),
    decides(MINUTE + SECOND, 'ok', 'bruno', true, same),
    decides(2 * MINUTE, 'ok', 'bruno', true, same),
    decides(3 * MINUTE, 'ok', 'chen'),
  ];
  const rehearsal = await run(aPlan([approve('ok', { quorum: '2' })]), slow, script);
  expect(rehearsal.said.map(({ answer: given }) => given)).toEqual([
    { accepted: true, settled: 'counted' },
    { accepted: true, settled: 'counted' },
    { accepted: true, settled: 'counted' },
    { accepted: true, settled: 'approved' },
  ]);
});

test('of two decisions at once the first wins, and the second hears that it was decided', async () => {
  const slow = answersOf({ 'check-decision': gives({ refused: null }, 5 * SECOND) });
  const rehearsal = await run(aPlan([approve('ok')]), slow, [
    decides(MINUTE, 'ok', 'bruno', false),
    decides(MINUTE, 'ok', 'chen', true, { id: 'c' }),
  ]);
  expect(answer(rehearsal)['approved']).toBe(false);
  expect(rehearsal.said[1]?.answer).toEqual({ accepted: false, because: 'already-decided' });
});

test('a decision on a step that does not wait, has been decided, or of an ended run is refused', async () => {
  const plan = aPlan([approve('ok'), act('later', { timeoutMs: HOUR })]);
  const script = [
    decides(SECOND, 'later', 'bruno'),
    decides(MINUTE, 'ok', 'bruno'),
    decides(MINUTE + SECOND, 'ok', 'chen'),
  ];
  const rehearsal = await run(plan, answersOf({ later: gives({}, 30 * SECOND) }), script);
  expect(rehearsal.said.map(({ answer: given }) => given)).toEqual([
    { accepted: false, because: 'not-waiting' },
    { accepted: true, settled: 'approved' },
    { accepted: false, because: 'already-decided' },
  ]);
});

test('a cancelled run closes its approvals', async () => {
  const rehearsal = await run(aPlan([approve('ok')]), answersOf(), [cancels(MINUTE), cancels(MINUTE)]);
  expect(events(rehearsal, 'approval-closed')).toMatchObject([{ because: 'cancelled' }]);
  expect(events(rehearsal, 'cancel-requested')).toHaveLength(1);
  expect(rehearsal.outcome).toBe('cancelled');
});

test('a quorum that is no whole number from 1 fails the step; so does whatever else cannot be resolved', async () => {
  expect((await run(aPlan([approve('ok', { quorum: '0' })]))).end.failure?.code).toBe('invalid-input');
  expect((await run(aPlan([approve('ok', { quorum: '1.5' })]))).end.failure?.code).toBe('invalid-input');
  const bad = cel('inputs.absent');
  for (const more of [
    { quorum: 'inputs.absent' },
    { question: bad },
    { show: [{ name: 'x', cel: 'inputs.absent' }] },
    { by: [{ team: bad }] },
  ]) {
    expect((await run(aPlan([approve('ok', more)]))).end.failure?.code).toBe('expression-failed');
  }
});

test('an action bound to an approval runs only if it was given, and only on what was shown', async () => {
  const show = [{ name: 'host', cel: '"srv1"' }];
  const bound = (target: string) =>
    act('isolate', { approval: 'ok', with: { target: lit(target), note: lit('free') } });
  const given = [decides(MINUTE, 'ok', 'bruno')];
  expect((await run(aPlan([approve('ok', { show }), bound('srv1')]), answersOf(), given)).outcome).toBe('succeeded');
  expect((await run(aPlan([approve('ok', { show }), bound('srv2')]), answersOf(), given)).end.failure?.code).toBe(
    'approval-mismatch',
  );
  expect((await run(aPlan([approve('ok', { show }), bound('srv1')]))).end.failure?.code).toBe('approval-missing');
  const skipped = await run(aPlan([approve('ok', { show, if: 'false' }), bound('srv1')]));
  expect(skipped.end.failure?.code).toBe('approval-missing');
  const without = await run(aPlan([approve('ok', { show }), act('isolate', { approval: 'ok' })]), answersOf(), given);
  expect(without.outcome).toBe('succeeded');
});

test('an approval in a branch takes its decision while another branch moves the run on', async () => {
  const plan = aPlan([branches('g', { a: [approve('ok')], b: [act('x'), act('y')] })]);
  const rehearsal = await run(plan, answersOf({ 'g/b/x': gives({}, 50 * SECOND) }), [
    movesOn(10 * SECOND),
    decides(20 * SECOND, 'g/a/ok', 'bruno'),
  ]);
  expect(rehearsal.segments).toBe(2);
  expect((outputOf(rehearsal, 'g/a/ok') as JsonObject)['approved']).toBe(true);
});

test('answers are kept for the last thousand decisions', async () => {
  const script = Array.from({ length: 1001 }, (_, n) =>
    decides(SECOND + n, 'ok', `p${n}`, true, { person: `p${n}` as PersonId, id: `d${n}` }),
  );
  const rehearsal = await run(aPlan([approve('ok', { quorum: '1001' })]), answersOf(), script);
  expect((rehearsal.end.journal as unknown as { answers: { id: string }[] }).answers).toHaveLength(1000);
});

test('a decision that comes while the finally of a decided approval runs hears that it was decided', async () => {
  const plan = aPlan([approve('ok', { finally: [pause('p', HOUR)] })]);
  const rehearsal = await run(plan, answersOf(), [decides(MINUTE, 'ok', 'bruno'), decides(2 * MINUTE, 'ok', 'chen')]);
  expect(rehearsal.said[1]?.answer).toEqual({ accepted: false, because: 'already-decided' });
});

test('a decision after the expiry hears that it is too late, also when the run has gone on', async () => {
  const plan = aPlan([approve('ok', { keepOutput: false }), pause('p', HOUR)]);
  const rehearsal = await run(plan, answersOf(), [decides(HOUR + MINUTE, 'ok', 'bruno')]);
  expect(rehearsal.said[0]?.answer).toEqual({ accepted: false, because: 'expired' });
});
