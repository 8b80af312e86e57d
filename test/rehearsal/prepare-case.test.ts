import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../contracts/json.ts';
import { invariant } from '../../contracts/invariant.ts';
import { CASE_START, prepareCase } from '../../rehearsal/prepare-case.ts';
import { rehearse } from '../../rehearsal/rehearse.ts';
import { act, aPlan } from '../engine/plans.ts';
import { aCase } from './a-case.ts';
import { signatures } from './signatures.ts';

const prepared = (over: Parameters<typeof aCase>[0] = {}) =>
  prepareCase(aPlan([act('write')]), aCase(over), { actions: signatures });

test('a case that names nothing begins on a Monday morning, by hand, for a tenant that has its name alone', () => {
  expect(prepared()).toMatchObject({
    startedAt: CASE_START,
    start: { tenant: { id: 'contoso', title: 'contoso', values: {} }, starter: { kind: 'person', person: 'starter' } },
    script: [],
  });
});

test('what cannot start says why', () => {
  expect(prepared({ given: { event: { type: 'o365.audit' } } })).toEqual({
    problem: 'no trigger of the playbook takes the event o365.audit',
  });
});

describe('a call of a webhook', () => {
  const called = (body: JsonObject, path = 'edr-alert') => {
    const trigger = {
      kind: 'webhook',
      path: 'edr-alert',
      body: { list: { schema: { type: 'array' } } },
      auth: 'hmac',
      with: { first: { cel: 'event.body.list[0]' } },
    } as const;
    const plan = { ...aPlan([act('write')]), inputs: { first: { schema: {} } }, triggers: [trigger] };
    return prepareCase(plan, aCase({ given: { webhook: { path, body } } }), { actions: signatures });
  };
  const problem = (text: string) => ({ problem: expect.stringContaining(text) });

  test('starts the run with what `with` makes of it', () => {
    expect(called({ list: ['x'] })).toMatchObject({
      start: { inputs: { first: 'x' }, starter: { kind: 'webhook', path: 'edr-alert' } },
    });
  });

  test('that starts none says why', () => {
    expect(called({}, 'other')).toEqual(problem('no trigger of the playbook has the webhook other'));
    expect(called({})).toEqual(problem('"list" is missing'));
    expect(called({ list: [] })).toEqual(problem('has no item 0'));
  });
});

test('every rehearsal of a case gets its answers from the first one on', async () => {
  const answers = { 'test.write': [{ fail: 'not-found' as const }, {}] };
  const one = prepared({ given: { answers } });
  invariant(!('problem' in one), 'The case can start');
  const outcomes = [0, 1].map(async () => {
    const rehearsal = await rehearse(one.start, one.startedAt, one.answers(), one.script);
    return 'stuck' in rehearsal ? 'stuck' : rehearsal.outcome;
  });
  expect(await Promise.all(outcomes)).toEqual(['failed', 'failed']);
});

const onAudit = aPlan([act('write')], {
  triggers: [{ kind: 'event', event: 'o365.audit', whileRunning: 'join', with: {} }],
});

const withSample = (event: JsonObject) =>
  prepareCase(onAudit, aCase({ given: { event }, when: [{ after: '1m', event: { use: 'record' } }] }), {
    actions: signatures,
    samples: new Map([['record', { type: 'o365.audit', operation: 'read', user_id: 'mia' }]]),
  });

test('an event may be a sample, and what the case says itself lies over it', () => {
  expect(withSample({ use: 'record', operation: 'write' })).toMatchObject({
    start: { event: { type: 'o365.audit', fields: { operation: 'write', user_id: 'mia' } } },
  });
});

test('an event that happens later may be a sample too', () => {
  const prepared = withSample({ use: 'record' });
  invariant(!('problem' in prepared), 'The case can start');
  expect(prepared.script[0]?.message([])).toMatchObject({ type: 'event', event: { fields: { user_id: 'mia' } } });
});

test('a sample that is not there gives what the case says itself', () => {
  expect(withSample({ use: 'nothing', type: 'o365.audit', operation: 'x' })).toMatchObject({
    start: { event: { fields: { operation: 'x' } } },
  });
});
