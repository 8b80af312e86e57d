import { expect, test } from 'vitest';
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
