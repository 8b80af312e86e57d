import { describe, expect, test } from 'vitest';
import { DEFAULT_ADMISSION, createAdmission } from '../../activities/admission.ts';
import { handOver } from '../../activities/hand-over.ts';
import type { PlaybookName } from '../../contracts/ids.ts';
import type { EventTrigger } from '../../language/plan/trigger.ts';
import { listGroups } from '../../ledger/event-groups.ts';
import { anEvent } from '../language/plan/an-event.ts';
import { aTenant } from '../tenants/a-directory.ts';
import { anEnabledPlaybook, anEventTrigger } from './a-playbook.ts';
import { withActivityWorld } from './activity-world.ts';

const world = withActivityWorld();
const tenant = aTenant();
let playbooks = 0;

/** A playbook of its own that groups, and a way to hand it events. */
function aGroup(threshold: number, over: Partial<EventTrigger> = {}) {
  const name = `grouping-${(playbooks += 1)}` as PlaybookName;
  const group = { by: { cel: 'event.campaign' }, windowMs: 60_000, threshold } as const;
  const inputs = { first: { schema: {}, default: null } };
  const trigger = anEventTrigger({ group, with: { first: { cel: 'event.id' } }, ...over });
  const playbook = anEnabledPlaybook({ name, inputs, triggers: [trigger] });
  const hand = (id: string, more = {}) =>
    handOver({ ...world.dependencies, ...more }, tenant, { event: anEvent({ id }), playbooks: [playbook] });
  const fates = async () =>
    (await listGroups(world.db, tenant.id)).filter((one) => one.playbook === name).map((one) => one.fates);
  return { hand, fates };
}

const started = () =>
  world.runs.started.map(({ arguments: { event, events, inputs } }) => ({
    event: event?.id,
    events: events?.map(({ id }) => id),
    inputs,
  }));

describe('events of one group', () => {
  test('start one run once enough have come, which gets the first and all', async () => {
    const { hand, fates } = aGroup(3);
    for (const id of ['e1', 'e2']) expect(await hand(id)).toEqual({ taken: 1, failures: [], isLater: false });
    expect(started()).toEqual([]);
    for (const id of ['e3', 'e4']) await hand(id);
    expect(started()).toEqual([{ event: 'e1', events: ['e1', 'e2', 'e3'], inputs: { first: 'e1' } }]);
    expect(world.runs.joined.map(({ event }) => event.id)).toEqual(['e4']);
    expect(await fates()).toEqual([{ started: 3, joined: 1 }]);
  });

  test('500 in an hour are one start, also after their run has ended', async () => {
    const { hand, fates } = aGroup(1);
    for (let n = 0; n < 250; n++) await hand(`e${n}`);
    world.runs.end(world.runs.started[0]?.workflowId ?? '');
    for (let n = 250; n < 500; n++) await hand(`e${n}`);
    expect(started()).toHaveLength(1);
    expect(world.runs.joined).toHaveLength(249);
    expect(await fates()).toEqual([{ started: 1, joined: 249, 'let-go': 250 }]);
  }, 60_000);

  test('that come after the window are the next start', async () => {
    const { hand } = aGroup(1);
    await hand('e1');
    world.clock.at += 60_000;
    await hand('e2');
    expect(started().map(({ event }) => event)).toEqual(['e1', 'e2']);
  });

  test('that the feed brings again change nothing', async () => {
    const { hand, fates } = aGroup(2);
    for (const id of ['e1', 'e1', 'e2', 'e2', 'e3', 'e3', 'e1']) await hand(id);
    expect(started()).toHaveLength(1);
    expect(await fates()).toEqual([{ started: 2, joined: 1 }]);
  });

  test('whose run was started by a worker that then was killed start no second one, though the first has ended', async () => {
    const { hand } = aGroup(2);
    for (const id of ['e1', 'e2']) await hand(id);
    world.runs.end(world.runs.started[0]?.workflowId ?? '');
    await world.db.kysely.updateTable('eventGroups').set({ workflowId: null }).execute();
    await hand('e2');
    await hand('e3');
    expect(started()).toHaveLength(1);
  });

  test('come again while the tenant has as many open runs as it may', async () => {
    const { hand } = aGroup(1);
    const admission = createAdmission({ ...DEFAULT_ADMISSION, openRuns: 0 });
    expect(await hand('e1', { admission })).toMatchObject({ isLater: true });
    expect(started()).toEqual([]);
    await hand('e1');
    expect(started()).toHaveLength(1);
  });
});
