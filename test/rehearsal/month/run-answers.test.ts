import { describe, expect, test } from 'vitest';
import type { Effect } from '../../../contracts/activities.ts';
import type { PlaybookName, StepPath, TenantId } from '../../../contracts/ids.ts';
import { ApiUse } from '../../../rehearsal/month/api-use.ts';
import { NO_FAULTS, type Faults } from '../../../rehearsal/month/faults.ts';
import { RunAnswers } from '../../../rehearsal/month/run-answers.ts';
import { aPlan, aStart } from '../../engine/plans.ts';
import { aCalendar } from '../../schedules/a-calendar.ts';
import { SOC_LEADS } from '../../engine/soc-leads.ts';
import { signatures } from '../signatures.ts';
import { anEstate, aTenant, MARCH, NO_CALLS } from './an-estate.ts';

const HOUR = 3_600_000;
const header = {
  run: aStart(aPlan([])).context,
  path: 'a' as StepPath,
  attempt: 1,
  idempotencyKey: '0',
  title: 'A',
  records: [],
};
const WRITE: Effect = { ...header, kind: 'action', action: 'test.write', version: 1, input: {} };
const READ: Effect = { ...WRITE, action: 'test.read' };
const NOTIFY: Effect = {
  ...header,
  kind: 'notify',
  to: [{ team: 'csirt' }],
  urgency: 'normal',
  content: { subject: 'a', text: 'b' },
};
const ASK: Effect = {
  ...header,
  kind: 'ask',
  question: '?',
  shown: [],
  targetsSha256: '',
  by: [{ team: 'csirt' }],
  notBy: [],
  quorum: 1,
  expiresAt: '2026-03-02T00:00:00.000Z',
  reminder: 0,
};
const PAGE: Effect = {
  ...header,
  kind: 'page',
  policy: 'soc-leads',
  level: 1,
  to: [{ team: 'csirt' }],
  urgency: 'high',
  message: 'Wake up',
  facts: [],
  until: '2026-03-02T00:00:00.000Z',
};

/** The answers of one run, and what a watcher of it sees. */
function answering(given: Partial<Faults> = {}) {
  const faults = { ...NO_FAULTS, ...given };
  const write = signatures.get('test.write');
  if (write === undefined) expect.fail('there is an action');
  const actions = new Map([...signatures, ['test.read', { ...write, name: 'test.read', impact: 'read' as const }]]);
  const base = anEstate([aTenant('a')], []);
  const directory = {
    ...base.directory,
    policies: new Map([[SOC_LEADS.name, SOC_LEADS]]),
    calendars: new Map([['berlin-office', aCalendar()]]),
  };
  const estate = { ...base, directory, actions };
  const use = new ApiUse(faults);
  const seen: string[] = [];
  const watcher = { asked: () => seen.push('asked'), notified: () => seen.push('notified') };
  const answers = new RunAnswers(
    { estate, faults, seed: 1, use },
    {
      number: 1,
      tenant: aTenant('a'),
      watcher,
      calls: NO_CALLS,
    },
  );
  return { answers, seen, use, at: (effect: Effect, at = MARCH) => answers.answer(effect, at) };
}

const outage = (what: string) => ({ outages: [{ what, from: MARCH, to: MARCH + HOUR }] });

describe('where everything works', () => {
  test('an action gives the example of its catalogue entry after some time, and counts as a call', () => {
    const { at, use } = answering();
    const answer = at(WRITE);
    expect(answer).toMatchObject({ settled: { status: 'succeeded', output: { key: 'example' } }, recorded: true });
    expect(answer.afterMs).toBeGreaterThanOrEqual(300);
    expect(answer.afterMs).toBeLessThanOrEqual(2_000);
    expect(at(WRITE).afterMs).toBe(answer.afterMs);
    expect(use.accounts()).toMatchObject([{ upstream: 'servicenow', account: 'a', calls: 2 }]);
  });

  test('mail goes to everybody it is for, and people are asked', () => {
    const { at, seen, use } = answering();
    expect(at(NOTIFY).settled).toMatchObject({ output: { sent: ['kim', 'lena'], failed: [] } });
    expect(at(ASK).settled).toMatchObject({ status: 'succeeded' });
    expect(seen).toEqual(['notified', 'asked']);
    expect(use.accounts()).toMatchObject([{ upstream: 'smtp', calls: 4 }]);
  });

  test('people are called as a policy of the documents says, and one that no document describes is not there', () => {
    const { at, use } = answering();
    const lookUp = (name: string) => at({ ...header, kind: 'lookup', what: 'policy', name }).settled;
    expect(lookUp('soc-leads')).toMatchObject({ output: SOC_LEADS });
    expect(lookUp('nobody')).toMatchObject({ failure: { code: 'not-configured' } });
    expect(at(PAGE).settled).toMatchObject({ output: { sent: ['kim', 'lena'], failed: [] } });
    expect(at({ ...PAGE, to: [{ person: 'nobody' }] }).settled).toMatchObject({ failure: { code: 'not-configured' } });
    expect(use.accounts()).toMatchObject([{ upstream: 'smtp', calls: 2 }]);
  });

  test('business time goes by as the calendars of the documents say', () => {
    const { at } = answering();
    const from = '2026-11-20T15:00:00.000Z';
    const lookUp = (name: string) =>
      at({ ...header, kind: 'lookup', what: 'business-moments', name, from, times: [7_200_000] }).settled;
    expect(lookUp('berlin-office')).toMatchObject({ output: { moments: [Date.parse('2026-11-23T09:00:00Z')] } });
    expect(lookUp('tenant')).toMatchObject({ failure: { code: 'not-configured' } });
  });

  test('what is only for the ledger succeeds', () => {
    const { at } = answering();
    expect(at({ ...header, kind: 'flush' }).settled).toMatchObject({ output: {} });
    expect(at({ ...header, kind: 'claim', source: 'o365-management', eventId: 'e' }).settled).toMatchObject({
      output: { claimed: true },
    });
    expect(
      at({ ...header, kind: 'check-decision', decision: {} as never, receivedAt: '', by: [], notBy: [] }).settled,
    ).toMatchObject({ output: { refused: null } });
  });

  test('an input that production would refuse is refused', () => {
    const write = signatures.get('test.write');
    if (write === undefined) expect.fail('there is an action');
    const strict = { ...write, input: { type: 'object', required: ['target'], properties: { target: {} } } };
    const estate = { ...anEstate([], []), actions: new Map([[strict.name, strict]]) };
    const run = {
      number: 1,
      tenant: aTenant('a'),
      watcher: { asked: () => undefined, notified: () => undefined },
      calls: NO_CALLS,
    };
    const answers = new RunAnswers({ estate, faults: NO_FAULTS, seed: 1, use: new ApiUse(NO_FAULTS) }, run);
    expect(answers.answer(WRITE, MARCH).settled).toMatchObject({ failure: { code: 'invalid-input' } });
  });
});

describe('in an outage', () => {
  test('of an upstream its actions fail, and all others do not', () => {
    const { at } = answering(outage('servicenow'));
    expect(at(WRITE).settled).toMatchObject({ status: 'failed', failure: { code: 'unavailable' } });
    expect(at(NOTIFY).settled).toMatchObject({ status: 'succeeded' });
    expect(at(WRITE, MARCH + HOUR).settled).toMatchObject({ status: 'succeeded' });
  });

  test('of mail messages fail, while an approval is open all the same', () => {
    const { at, seen } = answering(outage('smtp'));
    expect(at(NOTIFY).settled).toMatchObject({ failure: { code: 'unavailable' } });
    expect(at(ASK).settled).toMatchObject({ status: 'succeeded' });
    expect(seen).toEqual(['asked']);
  });

  test('of the ledger nothing changes the world, reads go on, and no record is kept', () => {
    const { at, seen, use } = answering(outage('ledger'));
    for (const effect of [WRITE, NOTIFY, ASK, { ...header, kind: 'flush' } as const]) {
      expect(at(effect)).toMatchObject({ settled: { failure: { code: 'ledger-unavailable' } }, recorded: false });
    }
    expect(at(READ)).toMatchObject({ settled: { status: 'succeeded' }, recorded: false });
    expect(at(PAGE)).toMatchObject({ settled: { status: 'succeeded' } });
    expect(seen).toEqual([]);
    expect(use.accounts()).toMatchObject([
      { upstream: 'servicenow', calls: 1 },
      { upstream: 'smtp', calls: 2 },
    ]);
  });

  test('of the ledger no run is called or looked up, while a caller is told of an end all the same', () => {
    const { at } = answering(outage('ledger'));
    const child = { ...header, playbook: 'other' as PlaybookName, tenant: 'a' as TenantId };
    const parent = { workflowId: 'w', path: 'a' as StepPath, waits: true, depth: 1 };
    const starter = { kind: 'schedule', schedule: 's', slot: '' } as const;
    for (const effect of [
      { ...child, kind: 'find-child' } as const,
      { ...child, kind: 'start-child', inputs: {}, starter, parent } as const,
    ])
      expect(at(effect)).toMatchObject({ settled: { failure: { code: 'ledger-unavailable' } }, recorded: false });
    expect(at({ ...header, kind: 'report-end', parent })).toMatchObject({ settled: { output: {} }, recorded: false });
  });

  test('of the worker what is under way is lost', () => {
    const { at } = answering(outage('worker'));
    expect(at(WRITE, MARCH - 1).afterMs).toBe(Infinity);
    expect(at(WRITE, MARCH - HOUR).afterMs).toBeLessThan(3_000);
  });
});

test('an upstream that is throttled takes so many calls a minute and says when to come again', () => {
  const throttling = [{ what: 'servicenow', perMinute: 2, from: MARCH, to: MARCH + HOUR }];
  const { at } = answering({ throttling });
  const calls = [0, 1, 2].map((second) => at(WRITE, MARCH + second * 1_000).settled);
  expect(calls.slice(0, 2)).toMatchObject([{ status: 'succeeded' }, { status: 'succeeded' }]);
  expect(calls[2]).toMatchObject({ failure: { code: 'throttled', retryAfterMs: 58_000 } });
  expect(at(WRITE, MARCH + 60_000).settled).toMatchObject({ status: 'succeeded' });
});
