import { describe, expect, test } from 'vitest';
import type { PlaybookName, TenantId } from '../../../contracts/ids.ts';
import type { Plan, Step } from '../../../language/plan/plan.ts';
import type { Played } from '../../../rehearsal/month/month-stage.ts';
import {
  act,
  aPlan,
  approve,
  call,
  cel,
  fail,
  group,
  HOUR,
  lit,
  MINUTE,
  pause,
  set,
  stop,
} from '../../engine/plans.ts';
import { anEstate, aTenant, MARCH, play, scheduled } from './an-estate.ts';

const DAILY = { when: { every: 'day', at: '09:00' } } as const;
const NINE = MARCH + 9 * HOUR;

/** A playbook that only other playbooks start. */
const called = (name: string, steps: readonly Step[], more: Partial<Plan> = {}): Plan =>
  aPlan(steps, { name: name as PlaybookName, title: name, triggers: [], ...more });

/** One day of a playbook that calls `other`, in a tenant that has both. */
const oneDay = (steps: readonly Step[], other: Plan, playbooks: readonly string[] = ['daily', 'other']) =>
  play(anEstate([aTenant('a', 'UTC', playbooks)], [scheduled('daily', DAILY, steps), other]), 1);

const told = ({ runs }: Played) => runs.map(({ playbook, by, outcome }) => `${playbook} ${by} ${outcome}`);

describe('a called run', () => {
  test('is a run of the rehearsal, and its caller goes on when it has ended', async () => {
    const played = await oneDay(
      [call('hand_over')],
      called('other', [pause('work', 2 * HOUR), stop('done', 'contained')]),
    );
    expect(told(played)).toEqual(['daily schedule-1 succeeded', 'other call contained']);
    const [caller, child] = played.runs;
    expect(child).toMatchObject({ number: 2, tenant: 'a', lateMs: 0, slot: child?.startedAt });
    expect(child?.startedAt).toBeGreaterThanOrEqual(NINE);
    expect(child?.startedAt).toBeLessThan(NINE + MINUTE);
    const lag = (caller?.endedAt ?? 0) - (child?.endedAt ?? 0);
    expect(Math.abs(lag)).toBeLessThan(1_000);
  });

  test('gives its outputs to the caller, and takes what the caller hands over', async () => {
    const other = called('other', [set('note', { a: lit(1) })], {
      inputs: { words: { schema: { type: 'string' } } },
      outputs: { words: cel('inputs.words') },
    });
    const steps = [
      call('ask', { with: { words: lit('hello') } }),
      set('read', { got: cel('steps.ask.output.outputs.words') }),
    ];
    expect(told(await oneDay(steps, other))).toEqual(['daily schedule-1 succeeded', 'other call succeeded']);
    expect(told(await oneDay([call('ask')], other))).toEqual(['daily schedule-1 failed']);
  });

  test('that fails fails its caller', async () => {
    const { runs } = await oneDay([call('ask')], called('other', [fail('no', 'no_luck')]));
    expect(runs).toMatchObject([
      { outcome: 'failed', failure: 'no_luck' },
      { by: 'call', failure: 'no_luck' },
    ]);
  });

  test('that undoes a step later asks people, undoes and is no second run of its playbook', async () => {
    const undo = { action: 'test.write', with: { target: lit('b') }, readsOutput: false };
    const steps = [act('block', { with: { target: lit('a') }, undo, undoAfterMs: 4 * HOUR })];
    const played = await oneDay(steps, called('other', []));
    expect(told(played)).toEqual(['daily schedule-1 succeeded', 'daily call succeeded']);
    expect(played.runs.map(({ overlaps }) => overlaps)).toEqual([false, false]);
    expect(played.questions).toMatchObject([{ step: 'keep', playbook: 'daily' }]);
  });

  test('of a step that does not wait is only started', async () => {
    const { runs } = await oneDay([call('ask', { mode: 'detach' })], called('other', [pause('work', 2 * HOUR)]));
    expect(runs[0]?.endedAt).toBeLessThan(NINE + MINUTE);
    expect(runs[1]?.endedAt).toBeGreaterThanOrEqual(NINE + 2 * HOUR);
  });

  test('asks people, who answer it', async () => {
    const { questions } = await oneDay([call('ask')], called('other', [approve('may_we')]));
    expect(questions).toMatchObject([{ run: 2, playbook: 'other', step: 'may_we', people: ['kim', 'lena'] }]);
  });

  test('whose caller is cancelled is cancelled too, and its end is waited for', async () => {
    const shielded = called('other', [pause('work', 20 * HOUR)], { finally: [pause('tidy', 10 * MINUTE)] });
    const { runs } = await oneDay([call('ask', { timeoutMs: HOUR })], shielded);
    expect(runs).toMatchObject([{ outcome: 'failed', failure: 'step-timeout' }, { outcome: 'cancelled' }]);
    const [caller, child] = runs;
    expect(child?.endedAt).toBeGreaterThanOrEqual(NINE + HOUR + 10 * MINUTE);
    expect(caller?.endedAt).toBeGreaterThanOrEqual(NINE + HOUR + 10 * MINUTE);
  });

  test('starts at a section, as it is asked', async () => {
    const other = called('other', [
      group('first', [fail('no', 'no_luck')], { section: 'first' }),
      group('second', [set('note', { a: lit(1) })], { section: 'second' }),
    ]);
    expect(told(await oneDay([call('ask', { section: 'second' })], other))[1]).toBe('other call succeeded');
    expect((await oneDay([call('ask', { section: 'third' })], other)).runs).toMatchObject([
      { failure: 'call-refused' },
    ]);
  });

  test('begins once, though the answer to the first try is lost with the worker', async () => {
    const estate = anEstate(
      [aTenant('a', 'UTC', ['daily', 'other'])],
      [scheduled('daily', DAILY, [call('ask')]), called('other', [pause('work', 2 * HOUR)])],
    );
    const faults = { outages: [{ what: 'worker', from: NINE + 1, to: NINE + 5 * MINUTE }] };
    const played = await play(estate, 1, { faults });
    expect(told(played)).toEqual(['daily schedule-1 succeeded', 'other call succeeded']);
  });
});

describe('a call is refused', () => {
  const other = called('other', [set('note', { a: lit(1) })]);
  test.each([
    ['of a playbook that is not there', 'daily', ['daily', 'other'], 'nobody'],
    ['of a playbook that the tenant has not switched on', 'daily', ['daily'], 'other'],
  ])('%s', async (_name, _caller, playbooks, playbook) => {
    const { runs } = await oneDay([call('ask', { playbook: playbook as PlaybookName })], other, playbooks);
    expect(runs).toMatchObject([{ outcome: 'failed', failure: 'call-refused' }]);
  });

  test('of a playbook that calls itself, ten calls deep', async () => {
    const { runs } = await oneDay([call('ask')], called('other', [call('again')]));
    expect(runs).toHaveLength(11);
  });
});

describe('a call over tenants', () => {
  const FLEET = ['one', 'two', 'three', 'four', 'five'];
  const over = (haltWhen: string) =>
    call('roll_out', { tenants: { in: JSON.stringify(FLEET), canary: 1, size: 2, haltWhen } });
  const fleet = (serves: readonly string[], steps: readonly Step[], haltWhen = 'false') => {
    const mssp = { ...aTenant('mssp', 'UTC', ['daily']), serves: serves as readonly TenantId[] };
    const tenants = [mssp, ...FLEET.map((name) => aTenant(name, 'UTC', ['other']))];
    return play(anEstate(tenants, [scheduled('daily', DAILY, [over(haltWhen)]), called('other', steps)]), 1);
  };

  test('begins wave by wave: the next once all of a wave have ended', async () => {
    const { runs } = await fleet(FLEET, [pause('work', HOUR)]);
    const hours = runs.slice(1).map(({ tenant, startedAt }) => [tenant, Math.floor((startedAt - NINE) / HOUR)]);
    expect(hours).toEqual([
      ['one', 0],
      ['two', 1],
      ['three', 1],
      ['four', 2],
      ['five', 2],
    ]);
    expect(runs[0]).toMatchObject({ tenant: 'mssp', outcome: 'succeeded' });
  });

  test('ends where its first wave goes badly', async () => {
    const { runs } = await fleet(FLEET, [fail('no', 'no_luck')], 'calls.failed > 0');
    expect(runs.map(({ tenant, failure }) => [tenant, failure])).toEqual([
      ['mssp', 'call-halted'],
      ['one', 'no_luck'],
    ]);
  });

  test('is refused for those that the caller does not serve', async () => {
    const { runs } = await fleet(['one', 'five'], [pause('work', HOUR)]);
    expect(runs.map(({ tenant }) => tenant)).toEqual(['mssp', 'one', 'five']);
  });
});
