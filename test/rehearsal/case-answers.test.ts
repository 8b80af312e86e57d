import { describe, expect, test } from 'vitest';
import type { Effect } from '../../contracts/activities.ts';
import type { StepPath } from '../../contracts/ids.ts';
import type { JsonObject } from '../../contracts/json.ts';
import type { Answer } from '../../rehearsal/answers.ts';
import { CaseAnswers, type CaseEstate } from '../../rehearsal/case-answers.ts';
import { aPlan, aStart } from '../engine/plans.ts';
import { aCalendar } from '../schedules/a-calendar.ts';
import { SOC_LEADS } from '../engine/soc-leads.ts';
import { signatures } from './signatures.ts';

const header = {
  run: aStart(aPlan([])).context,
  path: 'a' as StepPath,
  attempt: 1,
  idempotencyKey: '0'.repeat(64),
  title: 'a',
  records: [],
};
const call = (action: string, input: JsonObject = {}): Effect => ({
  ...header,
  kind: 'action',
  action,
  version: 1,
  input,
});
const answersOf = (stubs: JsonObject): CaseAnswers => new CaseAnswers({ answers: stubs }, signatures);
const output = ({ settled }: Answer): unknown => (settled.status === 'succeeded' ? settled.output : settled);

describe('actions', () => {
  test('one that the case names gives what it says, each time', () => {
    const answers = answersOf({ 'test.write': { key: 'K-1' } });
    expect([answers.answer(call('test.write'), 0), answers.answer(call('test.write'), 0)].map(output)).toEqual([
      { key: 'K-1' },
      { key: 'K-1' },
    ]);
  });

  test('a list is for the calls in turn, and its last one repeats', () => {
    const answers = answersOf({ 'test.write': [{ n: 1 }, { n: 2 }] });
    expect([1, 2, 3].map(() => output(answers.answer(call('test.write'), 0)))).toEqual([{ n: 1 }, { n: 2 }, { n: 2 }]);
  });

  test('an answer takes as long as it says; an output with a member `after` of its own does not', () => {
    const slow = [{ after: '30s', output: { n: 1 } }, { after: '5s', fail: 'unavailable' }, { after: '2s' }];
    const answers = answersOf({ 'test.write': slow });
    const seen = slow.map(() => answers.answer(call('test.write'), 0));
    expect(seen.map(({ afterMs }) => afterMs)).toEqual([30_000, 5_000, 0]);
    expect(seen.map(({ settled }) => settled.status)).toEqual(['succeeded', 'failed', 'succeeded']);
    expect(output(seen[2] as Answer)).toEqual({ after: '2s' });
  });

  test('turns are counted for each action alone', () => {
    const answers = answersOf({ 'test.write': [{ n: 1 }, { n: 2 }], 'test.read': [{ m: 1 }, { m: 2 }] });
    answers.answer(call('test.write'), 0);
    expect(output(answers.answer(call('test.read'), 0))).toEqual({ m: 1 });
  });

  test('one that the case does not name gives the example of the catalogue', () => {
    expect(output(answersOf({}).answer(call('test.write'), 0))).toEqual({ key: 'example' });
  });

  test('one that the catalogue does not have either gives an empty output', () => {
    expect(output(answersOf({}).answer(call('test.unknown'), 0))).toEqual({});
  });

  test('an empty list gives an empty output', () => {
    expect(output(answersOf({ 'test.write': [] }).answer(call('test.write'), 0))).toEqual({});
  });
});

test('an input that production would refuse is refused, and uses up no answer', () => {
  const strict = [...signatures].map(
    ([name, action]) => [name, { ...action, input: { type: 'object', additionalProperties: false } }] as const,
  );
  const answers = new CaseAnswers({ answers: { 'test.write': [{ n: 1 }, { n: 2 }] } }, new Map(strict));
  const { settled } = answers.answer(call('test.write', { nobody_asked: true }), 0);
  expect(settled).toMatchObject({ status: 'failed', failure: { code: 'invalid-input' } });
  expect(output(answers.answer(call('test.write'), 0))).toEqual({ n: 1 });
});

describe('failures', () => {
  const settledOf = (stub: JsonObject): Answer['settled'] =>
    answersOf({ 'test.write': stub }).answer(call('test.write'), 0).settled;

  test('a known code is that failure, with the sentence of its kind', () => {
    expect(settledOf({ fail: 'unavailable' })).toEqual({
      status: 'failed',
      failure: {
        code: 'unavailable',
        message: 'The upstream could not be reached or answered with a server error',
      },
    });
  });

  test('with what the upstream asks for', () => {
    expect(settledOf({ fail: 'throttled', retryAfter: '2m' })).toMatchObject({ failure: { retryAfterMs: 120_000 } });
  });

  test.each(['soon', 5])('a pause that is no duration, %j, is left out', (retryAfter) => {
    expect(settledOf({ fail: 'throttled', retryAfter })).not.toHaveProperty('failure.retryAfterMs');
  });

  test.each(['broken', 7, null])('an output that happens to have "fail": %j is an output', (fail) => {
    expect(settledOf({ fail })).toEqual({ status: 'succeeded', output: { fail } });
  });
});

describe('what is no action', () => {
  const { answer } = { answer: (effect: Effect) => output(answersOf({}).answer(effect, 0)) };
  const decision = { by: [], notBy: [] };

  test('everybody gets their message', () => {
    const to = [{ team: 'csirt' }, { person: 'ada' }, { audience: 'mssp' }];
    const content = { text: 'Hello', subject: 'Greeting' };
    expect(answer({ ...header, kind: 'notify', to, urgency: 'normal', content })).toEqual({
      sent: ['csirt', 'ada', 'mssp'],
      failed: [],
    });
  });

  test('decisions carry a good signature and events belong to the run', () => {
    const unread = {} as never; // the answer does not look at the decision
    expect(answer({ ...header, ...decision, kind: 'check-decision', decision: unread, receivedAt: '' })).toEqual({
      refused: null,
    });
    expect(answer({ ...header, kind: 'claim', source: 'o365-management', eventId: 'e' })).toEqual({ claimed: true });
  });

  test('asking and flushing succeed', () => {
    expect(answer({ ...header, kind: 'flush' })).toEqual({});
    const asked = { question: '', shown: [], targetsSha256: '', quorum: 1, expiresAt: '', reminder: 0 };
    expect(answer({ ...header, ...decision, ...asked, kind: 'ask' })).toEqual({});
  });

  test('everything takes no time', () => {
    expect(answersOf({}).answer(call('test.write'), 0).afterMs).toBe(0);
  });
});

describe('escalations', () => {
  const lookup = (name: string): Effect => ({ ...header, kind: 'lookup', what: 'policy', name });

  test('a policy of the documents is looked up; any other calls the team of its name for 15 minutes', () => {
    const answers = new CaseAnswers({}, signatures, { policies: new Map([['soc-leads', SOC_LEADS]]) });
    expect(output(answers.answer(lookup('soc-leads'), 0))).toEqual(SOC_LEADS);
    expect(output(answers.answer(lookup('others'), 0))).toMatchObject({
      levels: [{ to: [{ team: 'others' }], withinMs: 900_000 }],
    });
    expect(output(answersOf({}).answer(lookup('soc-leads'), 0))).toMatchObject({
      levels: [{ to: [{ team: 'soc-leads' }] }],
    });
  });

  test('a page reaches everybody', () => {
    const page: Effect = {
      ...header,
      kind: 'page',
      policy: 'soc-leads',
      level: 1,
      to: [{ team: 'csirt' }, { person: 'dora' }],
      urgency: 'high',
      message: '',
      facts: [],
      until: '',
    };
    expect(output(answersOf({}).answer(page, 0))).toEqual({ sent: ['csirt', 'dora'], failed: [] });
  });
});

describe('business time', () => {
  const lookup = (name: string): Effect => ({
    ...header,
    kind: 'lookup',
    what: 'business-moments',
    name,
    from: '2026-11-20T15:00:00.000Z',
    times: [7_200_000],
  });
  const momentsOf = (estate: CaseEstate, name: string): unknown =>
    output(new CaseAnswers({}, signatures, estate).answer(lookup(name), 0));

  test('is that of a calendar of the documents; any other has 09:00 to 17:00 UTC from Monday to Friday', () => {
    const calendars = new Map([['berlin-office', aCalendar()]]);
    expect(momentsOf({ calendars }, 'berlin-office')).toEqual({ moments: [Date.parse('2026-11-23T09:00:00Z')] });
    expect(momentsOf({ calendars }, 'others')).toEqual({ moments: [Date.parse('2026-11-20T17:00:00Z')] });
    expect(momentsOf({}, 'tenant')).toEqual({ moments: [Date.parse('2026-11-20T17:00:00Z')] });
  });

  test('cannot be told by a calendar without hours', () => {
    const { businessHours: _hours, ...without } = aCalendar();
    const answers = new CaseAnswers({}, signatures, { calendars: new Map([['berlin-office', without]]) });
    expect(answers.answer(lookup('berlin-office'), 0).settled).toMatchObject({ failure: { code: 'not-configured' } });
  });
});
