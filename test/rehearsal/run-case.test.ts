import { describe, expect, test } from 'vitest';
import type { TenantId } from '../../contracts/ids.ts';
import type { Plan } from '../../language/plan/plan.ts';
import type { CaseDocument } from '../../language/schema/case-schema.ts';
import { CASE_START } from '../../rehearsal/prepare-case.ts';
import { runCase, type CaseResult } from '../../rehearsal/run-case.ts';
import { act, aPlan, approve, cel, HOUR, lit, pause } from '../engine/plans.ts';
import { aCase } from './a-case.ts';
import { signatures } from './signatures.ts';

const WORLD = {
  actions: signatures,
  tenants: new Map([
    ['contoso', { id: 'contoso' as TenantId, title: 'Contoso Ltd', values: { zone: 'Europe/Berlin' } }],
  ]),
};
const tryCase = (plan: Plan, over: Partial<CaseDocument> = {}): Promise<CaseResult> =>
  runCase(plan, aCase(over), WORLD);

/** What the plan says of itself in its outputs. */
const tells = (...expressions: readonly string[]): Plan =>
  aPlan([], { outputs: Object.fromEntries(expressions.map((source) => [source, cel(source)])) });

const outputsOf = async (plan: Plan, over: Partial<CaseDocument> = {}): Promise<unknown> =>
  (await tryCase(plan, over)).rehearsal?.outputs;

const EVENT_PLAN = aPlan([], {
  inputs: { severity: { schema: { type: 'string' } }, note: { schema: { type: 'string' }, default: 'none' } },
  triggers: [
    { kind: 'manual', roles: ['analyst'] },
    {
      kind: 'event',
      event: 'o365.threat_intelligence',
      when: 'event.severity != "low"',
      whileRunning: 'join',
      with: { severity: cel('event.severity') },
    },
  ],
  outputs: { severity: cel('inputs.severity'), note: cel('inputs.note') },
});
const mail = (over: Readonly<Record<string, unknown>> = {}) => ({
  event: { type: 'o365.threat_intelligence', severity: 'high', ...over },
});

test('a case that holds has no mismatch and shows its rehearsal', async () => {
  const plan = aPlan([act('write'), pause('sleep', HOUR)]);
  const { mismatches, rehearsal } = await tryCase(plan, { expect: { outcome: 'succeeded', within: '1h' } });
  expect(mismatches).toEqual([]);
  expect(rehearsal?.outcome).toBe('succeeded');
});

test('a case that does not hold says what differs and shows its rehearsal too', async () => {
  const { mismatches, rehearsal } = await tryCase(aPlan([]), { expect: { outcome: 'contained' } });
  expect(mismatches).toEqual([{ what: 'outcome', expected: 'contained', seen: 'succeeded' }]);
  expect(rehearsal).toBeDefined();
});

describe('started by hand', () => {
  test('the inputs are what is given, else the default', async () => {
    const given = { inputs: { severity: 'high' } };
    expect(await outputsOf(EVENT_PLAN, { given })).toEqual({ severity: 'high', note: 'none' });
  });

  test('a missing input is a run that does not start', async () => {
    const { mismatches, rehearsal } = await tryCase(EVENT_PLAN, { given: {} });
    expect(mismatches).toMatchObject([{ what: 'run', expected: 'the run to start' }]);
    expect(mismatches[0]?.seen).toContain('input "severity"');
    expect(rehearsal).toBeUndefined();
  });

  test('an input that the playbook does not have is refused by name', async () => {
    const { mismatches } = await tryCase(aPlan([]), { given: { inputs: { colour: 'red' } } });
    expect(mismatches[0]?.seen).toContain('input "colour"');
  });

  test('the starter of the case may not approve what it started', async () => {
    const plan = aPlan([approve('ok')]);
    const decide = { step: 'ok', by: 'ada', approve: true };
    const when = [{ decide }, { after: '1m', decide: { ...decide, by: 'bruno' } }];
    const expected = { refused: [{ step: 'ok', because: 'own-request' }], outcome: 'succeeded', within: '1m' };
    expect((await tryCase(plan, { given: { starter: 'ada' }, when, expect: expected })).mismatches).toEqual([]);
  });
});

describe('started by an event', () => {
  test('the trigger makes the inputs, and those of the case go before them', async () => {
    expect(await outputsOf(EVENT_PLAN, { given: mail() })).toEqual({ severity: 'high', note: 'none' });
    const given = { ...mail(), inputs: { severity: 'medium' } };
    expect(await outputsOf(EVENT_PLAN, { given })).toEqual({ severity: 'medium', note: 'none' });
  });

  test.each([
    ['an event that no trigger wants', mail({ severity: 'low' }), 'o365.threat_intelligence'],
    ['an event of another type', mail({ type: 'o365.url_click' }), 'o365.url_click'],
    ['an event without a type', { event: { severity: 'high' } }, 'o365.audit'],
  ])('%s starts no run', async (_, given, type) => {
    const { mismatches, rehearsal } = await tryCase(EVENT_PLAN, { given });
    expect(mismatches[0]?.seen).toBe(`no trigger of the playbook takes the event ${type}`);
    expect(rehearsal).toBeUndefined();
  });

  test('a trigger whose expression fails starts no run and says why', async () => {
    const broken = aPlan([], {
      triggers: [
        {
          kind: 'event',
          event: 'o365.threat_intelligence',
          whileRunning: 'join',
          with: { n: cel('1 / 0') },
        },
      ],
    });
    const { mismatches } = await tryCase(broken, { given: mail() });
    expect(mismatches).toMatchObject([{ what: 'run', expected: 'the run to start' }]);
  });

  test('what the case does not say of the event is filled in', async () => {
    const plan = { ...tells('event.id', 'event.occurred_at', 'event.raw.severity'), triggers: EVENT_PLAN.triggers };
    const bare = { ...plan, inputs: EVENT_PLAN.inputs };
    expect(await outputsOf(bare, { given: mail() })).toEqual({
      'event.id': 'event-0',
      'event.occurred_at': new Date(CASE_START).toISOString(),
      'event.raw.severity': 'high',
    });
    const own = { id: 'mine', occurred_at: '2026-01-01T00:00:00Z', raw: { severity: 'S1' } };
    expect(await outputsOf(bare, { given: mail(own) })).toEqual({
      'event.id': 'mine',
      'event.occurred_at': '2026-01-01T00:00:00Z',
      'event.raw.severity': 'S1',
    });
  });
});

describe('surroundings', () => {
  test('a case begins on a Monday morning unless it says when', async () => {
    const { rehearsal } = await tryCase(aPlan([]));
    expect(new Date(rehearsal?.startedAt ?? 0).toUTCString()).toBe('Mon, 02 Mar 2026 08:00:00 GMT');
    const later = await tryCase(aPlan([]), { given: { now: '2026-10-25T00:30:00Z' } });
    expect(later.rehearsal?.startedAt).toBe(Date.UTC(2026, 9, 25, 0, 30));
  });

  test('the tenant is the one named, with its values; contoso if none is', async () => {
    expect(await outputsOf(tells('tenant.title', 'tenant.zone'))).toEqual({
      'tenant.title': 'Contoso Ltd',
      'tenant.zone': 'Europe/Berlin',
    });
  });

  test('a tenant that nobody knows has its name alone', async () => {
    expect(await outputsOf(tells('tenant.id', 'tenant.title'), { given: { tenant: 'wingtip' } })).toEqual({
      'tenant.id': 'wingtip',
      'tenant.title': 'wingtip',
    });
  });

  test('actions answer as the case says, else with their example', async () => {
    const plan = aPlan([act('write')], { outputs: { key: cel('steps.write.output.key') } });
    expect(await outputsOf(plan)).toEqual({ key: 'example' });
    const given = { answers: { 'test.write': { key: 'K-1' } } };
    expect(await outputsOf(plan, { given })).toEqual({ key: 'K-1' });
  });

  test('a run that fails is a result, not an error', async () => {
    const plan = aPlan([act('write', { with: { n: lit(1) } })]);
    const given = { answers: { 'test.write': { fail: 'forbidden' } } };
    const { mismatches } = await tryCase(plan, { given, expect: { outcome: 'failed', failure: 'forbidden' } });
    expect(mismatches).toEqual([]);
  });

  test('another event of the same key joins the run', async () => {
    const plan = aPlan([pause('sleep', HOUR)], { triggers: EVENT_PLAN.triggers, inputs: EVENT_PLAN.inputs });
    const when = [{ after: '1m', event: { type: 'o365.threat_intelligence', severity: 'high' } }];
    const { rehearsal } = await tryCase(plan, { given: mail(), when });
    expect(rehearsal?.records.map(({ event }) => event)).toContainEqual({ type: 'event-joined', eventId: 'event-1' });
  });
});
