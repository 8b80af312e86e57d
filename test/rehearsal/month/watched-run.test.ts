import { describe, expect, test } from 'vitest';
import { ApiUse } from '../../../rehearsal/month/api-use.ts';
import { NO_FAULTS, type Faults } from '../../../rehearsal/month/faults.ts';
import { PeopleLog } from '../../../rehearsal/month/people-log.ts';
import { WatchedRun } from '../../../rehearsal/month/watched-run.ts';
import { VirtualClock } from '../../../rehearsal/virtual-clock.ts';
import type { Step } from '../../../language/plan/plan.ts';
import {
  aPlan,
  approve,
  aStart,
  fail,
  group,
  HOUR,
  lit,
  MINUTE,
  MONDAY,
  pause,
  tell,
  work,
} from '../../engine/plans.ts';
import { anEstate, aTeam, aTenant, NO_CALLS } from './an-estate.ts';

/** Plays one run of these steps that begins at a moment, in a tenant of a zone. */
async function watch(
  steps: readonly Step[],
  {
    faults = {},
    at = MONDAY,
    teams = [aTeam('csirt', ['kim', 'lena'])],
    seed = 1,
    until = Infinity,
  }: { faults?: Partial<Faults>; at?: number; teams?: ReturnType<typeof aTeam>[]; seed?: number; until?: number } = {},
) {
  const clock = new VirtualClock(at);
  const people = new PeopleLog();
  const all = { ...NO_FAULTS, ...faults };
  const tenant = aTenant('contoso', 'Europe/Berlin');
  const world = { estate: anEstate([tenant], [], teams), faults: all, seed, use: new ApiUse(all) };
  let ended = 0;
  const start = { ...aStart(aPlan(steps)), tenant };
  const seen = { number: 7, by: 'hand', slot: at, startedAt: at, lateMs: 0, overlaps: false };
  const run = new WatchedRun(
    { start, tenant, seen },
    { world, people, calls: NO_CALLS, clock: clock.branch() },
    () => (ended += 1),
  );
  await clock.runUntil(() => ended > 0 || clock.now > until);
  return { run, people: people.people(), ended, clock };
}

describe('a question', () => {
  test('at work is answered by one of those who are asked', async () => {
    const { run, people } = await watch([approve('ask')]);
    expect(run.seen).toMatchObject({
      number: 7,
      tenant: 'contoso',
      outcome: 'succeeded',
      failure: null,
      startedLocal: '2026-03-02T09:00',
    });
    expect(run.questions()).toMatchObject([
      { step: 'ask', people: ['kim', 'lena'], reminders: 0, closed: 'quorum', tooLate: 0 },
    ]);
    expect(people).toMatchObject([
      { person: 'kim', asked: 1, woken: 0 },
      { person: 'lena', asked: 1 },
    ]);
  });

  test('needs as many answers as its quorum', async () => {
    const { run } = await watch([approve('ask', { quorum: '2' })]);
    expect(run.questions()).toMatchObject([{ closed: 'quorum' }]);
  });

  test('at night for something that does not wait until the morning wakes people, in the zone of the tenant', async () => {
    const night = Date.parse('2026-03-03T02:00:00Z');
    const { people } = await watch([approve('ask', { expiresMs: 2 * HOUR })], { at: night });
    expect(people.map(({ person, woken }) => [person, woken])).toEqual([
      ['kim', 1],
      ['lena', 1],
    ]);
    expect(people[0]?.wokenAt[0]?.local).toBe('2026-03-03T03:00');
    const patient = await watch([approve('ask', { expiresMs: 12 * HOUR })], { at: night });
    expect(patient.people[0]?.woken).toBe(0);
  });

  test('is in the zone of the person where the faults say one', async () => {
    const faults = { people: new Map([['kim', { timezone: 'Asia/Tokyo', away: [] }]]) };
    const { people } = await watch([approve('ask')], { faults });
    expect(people.map(({ byHour }) => byHour.indexOf(1))).toEqual([17, 9]);
  });

  test('to people who are away is reminded of, expires, and their answers come too late', async () => {
    const away = [{ from: MONDAY, to: MONDAY + 30 * MINUTE }];
    const faults = { people: new Map(['kim', 'lena'].map((person) => [person, { away }] as const)) };
    const steps = [approve('ask', { expiresMs: 20 * MINUTE, remindMs: [10 * MINUTE] }), pause('stay', 3 * HOUR)];
    const { run, people } = await watch(steps, { faults });
    expect(run.questions()).toMatchObject([
      { reminders: 1, closed: 'expired', closedAt: MONDAY + 20 * MINUTE, tooLate: 1 },
    ]);
    expect(people[0]).toMatchObject({ asked: 1, reminded: 1 });
  });

  test('to a team that nobody is in reaches nobody', async () => {
    const { run, people } = await watch([approve('ask')], { teams: [] });
    expect(run.questions()).toMatchObject([{ people: [], closed: 'expired' }]);
    expect(people).toEqual([]);
  });
});

describe('a task', () => {
  const FORM = {
    type: 'object',
    properties: { state: { type: 'string', enum: ['granted', 'refused'] }, count: { type: 'integer', minimum: 3 } },
    required: ['state', 'count'],
    additionalProperties: false,
  };
  const grant = (more: Parameters<typeof work>[1] = {}) => work('grant', { to: [{ team: lit('csirt') }], ...more });

  test('is done by one of those it is for, with answers that fit its form and the evidence that it asks for', async () => {
    const { run, people } = await watch([grant({ form: FORM, evidence: { need: 'required', what: 'A picture' } })]);
    expect(run.seen.outcome).toBe('succeeded');
    expect(run.tasks()).toMatchObject([
      {
        run: 7,
        step: 'grant',
        title: 'Grant consent',
        people: ['kim', 'lena'],
        openedLocal: '2026-03-02T09:00',
        dueAt: MONDAY + HOUR,
        closed: 'done',
        reminders: 0,
      },
    ]);
    expect(run.questions()).toEqual([]);
    expect(people).toMatchObject([
      { person: 'kim', asked: 1 },
      { person: 'lena', asked: 1 },
    ]);
  });

  test('is signed off by somebody who did not do it', async () => {
    const { run, people } = await watch([grant({ signOffBy: [{ team: lit('csirt') }] })]);
    expect(run.tasks()).toMatchObject([{ closed: 'done', sentBack: 0 }]);
    expect(people.map(({ asked }) => asked).toSorted((one, other) => one - other)).toEqual([1, 2]);
  });

  test('that nobody but its doer could sign off stays open', async () => {
    const { run } = await watch([grant({ signOffBy: [{ team: lit('csirt') }], timeoutMs: 48 * HOUR })], {
      teams: [aTeam('csirt', ['kim'])],
    });
    expect(run.tasks()).toMatchObject([{ closed: 'cancelled', closedAt: MONDAY + 48 * HOUR }]);
  });

  test('for people who are away is reminded of, and done late', async () => {
    const away = [{ from: MONDAY, to: MONDAY + 26 * HOUR }];
    const faults = { people: new Map(['kim', 'lena'].map((person) => [person, { away }] as const)) };
    const { run, people } = await watch([grant({ remindMs: [HOUR, 2 * HOUR] })], { faults });
    const [task] = run.tasks();
    expect(task).toMatchObject({ reminders: 2, closed: 'done' });
    expect(task?.closedAt).toBeGreaterThanOrEqual(MONDAY + 26 * HOUR);
    expect(people[0]).toMatchObject({ asked: 1, reminded: 2 });
  });

  test('reaches its people once mail goes out again', async () => {
    const faults = { outages: [{ what: 'smtp', from: MONDAY, to: MONDAY + HOUR }] };
    const { run } = await watch([grant({ due: { durationMs: 2 * HOUR } })], { faults });
    expect(run.tasks()[0]?.closedAt).toBeGreaterThanOrEqual(MONDAY + HOUR);
  });

  test('that comes back is done once more', async () => {
    for (let number = 0; number < 60; number++) {
      const { run } = await watch([grant({ signOffBy: [{ team: lit('csirt') }] })], {
        at: MONDAY + number * MINUTE,
        seed: number,
      });
      const [task] = run.tasks();
      expect(task?.closed).toBe('done');
      if ((task?.sentBack ?? 0) > 0) return;
    }
    expect.fail('Of 60 tasks none came back');
  });

  test('while its run is open is open', async () => {
    const { run } = await watch([group('both', [grant(), pause('stay', HOUR)])], { until: MONDAY + MINUTE });
    expect(run.tasks()).toMatchObject([{ closed: 'open', closedAt: null }]);
  });
});

test('a message is heard by everybody it is for; an urgent one wakes them at night', async () => {
  const night = Date.parse('2026-03-03T02:00:00Z');
  const usual = await watch([tell('a', { to: [{ team: lit('csirt') }, { person: lit('kim') }] })], { at: night });
  expect(usual.people).toMatchObject([
    { person: 'kim', mailed: 1, woken: 0 },
    { person: 'lena', mailed: 1 },
  ]);
  const urgent = await watch([tell('a', { urgency: 'high' })], { at: night });
  expect(urgent.people[0]?.woken).toBe(1);
});

test('a failure is told by its code, and a run can be cancelled for the next slot', async () => {
  expect((await watch([fail('a', 'no_luck')])).run.seen).toMatchObject({ outcome: 'failed', failure: 'no_luck' });
  const clock = new VirtualClock(MONDAY);
  const tenant = aTenant('contoso');
  const world = { estate: anEstate([tenant], []), faults: NO_FAULTS, seed: 1, use: new ApiUse(NO_FAULTS) };
  const seen = { number: 1, by: 'schedule-1', slot: MONDAY, startedAt: MONDAY, lateMs: 0, overlaps: false };
  let isOver = false;
  const start = aStart(aPlan([pause('a', HOUR)]));
  const run = new WatchedRun(
    { start, tenant, seen },
    { world, people: new PeopleLog(), calls: NO_CALLS, clock: clock.branch() },
    () => (isOver = true),
  );
  expect(run.seen).toMatchObject({ endedAt: null, outcome: null });
  run.cancel();
  await clock.runUntil(() => isOver);
  expect(run.seen).toMatchObject({ outcome: 'cancelled' });
});
