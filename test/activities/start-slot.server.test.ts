import { describe, expect, test } from 'vitest';
import { startSlot } from '../../activities/start-slot.ts';
import type { ScheduledStart } from '../../contracts/activities.ts';
import type { PlaybookName } from '../../contracts/ids.ts';
import { listSlots } from '../../ledger/slots.ts';
import type { ScheduleTrigger } from '../../language/plan/trigger.ts';
import { ON_TIME_MS } from '../../schedules/decide-slot.ts';
import { aPlan, aScheduleTrigger } from './a-playbook.ts';
import { usualDirectory, withActivityWorld } from './activity-world.ts';

const world = withActivityWorld();
let schedules = 0;

interface Change extends Partial<ScheduleTrigger> {
  /** Why the slot starts nothing. */
  readonly off?: string;
  readonly lateMs?: number;
  readonly nextAfter?: number;
}

/** A schedule of its own, and a way to fire its slots. */
async function aSchedule({ lateMs = 0, nextAfter, off, ...trigger }: Change = {}) {
  schedules += 1;
  const name = `daily-${schedules}` as PlaybookName;
  world.directory = usualDirectory(world, { [name]: { enabled: true } });
  const [tenant] = [...world.directory.tenants.keys()];
  if (tenant === undefined) expect.fail('there is a tenant');
  await world.publish(aPlan({ name, triggers: [aScheduleTrigger(trigger)] }));
  const slots = { ...world.dependencies.slots, nextAfter: () => nextAfter, whyNot: () => off };
  const fire = (day: number, firing = `firing-${day}`) => {
    const at = Date.UTC(2026, 10, day, 9);
    world.clock.at = at + lateMs;
    const start: ScheduledStart = {
      tenant,
      playbook: name,
      schedule: 'schedule-1',
      trigger: 0,
      slot: new Date(at).toISOString(),
    };
    return world.run(startSlot({ ...world.dependencies, slots }), start, {
      workflowExecution: { workflowId: firing, runId: 'r' },
    });
  };
  const ends = async () => (await listSlots(world.db, [tenant], { playbook: name })).map(({ outcome }) => outcome?.end);
  return { fire, ends };
}

describe('a slot', () => {
  test('starts its run once, and a firing that is repeated gets the same answer', async () => {
    const { fire, ends } = await aSchedule();
    expect(await fire(1)).toMatchObject({ end: 'started' });
    expect(await fire(1, 'another')).toMatchObject({ end: 'skipped' });
    expect(world.runs.started).toHaveLength(1);
    expect(await ends()).toEqual(['started']);
  });

  test('whose run was started by an attempt that then was lost is started, not skipped', async () => {
    const { fire } = await aSchedule();
    await fire(1);
    const [run] = world.runs.started;
    if (run === undefined) expect.fail('a run was started');
    await world.db.kysely.deleteFrom('slots').execute();
    expect(await fire(1)).toEqual({ end: 'started', workflowId: run.workflowId });
    expect(world.runs.started).toHaveLength(1);
  });

  test('on a holiday is skipped, with the reason, however late it comes', async () => {
    const { fire, ends } = await aSchedule({
      off: 'Holiday of calendar "berlin-office": Christmas',
      lateMs: 9_000_000,
    });
    expect(await fire(1)).toEqual({ end: 'skipped', reason: 'Holiday of calendar "berlin-office": Christmas' });
    expect(world.runs.started).toHaveLength(0);
    expect(await ends()).toEqual(['skipped']);
  });

  test.each([
    [ON_TIME_MS, 'started'],
    [ON_TIME_MS + 1, 'missed'],
  ])('%i ms late, without catch-up, is %s (F31)', async (lateMs, end) => {
    const { fire, ends } = await aSchedule({ lateMs });
    expect(await fire(1)).toMatchObject({ end });
    expect(await ends()).toEqual([end]);
  });

  test('that is late starts within the time that the schedule allows, and not after it (F31)', async () => {
    const within = await aSchedule({ catchUp: 'all', withinMs: 3_600_000, lateMs: 3_600_000 });
    expect(await within.fire(1)).toMatchObject({ end: 'started' });
    expect(await within.ends()).toEqual(['late']);
    const after = await aSchedule({ catchUp: 'all', withinMs: 3_600_000, lateMs: 3_600_001 });
    expect(await after.fire(1)).toMatchObject({ end: 'missed' });
  });

  test('is missed where only the last one counts and a later one is due already (F31)', async () => {
    const due = await aSchedule({ catchUp: 'last', lateMs: 600_000, nextAfter: Date.UTC(2026, 10, 1, 9, 5) });
    expect(await due.fire(1)).toMatchObject({ end: 'missed' });
    const last = await aSchedule({ catchUp: 'last', lateMs: 600_000, nextAfter: Date.UTC(2026, 10, 2, 9) });
    expect(await last.fire(1)).toMatchObject({ end: 'started' });
  });

  test('is skipped while the run of the one before is open (F30)', async () => {
    const { fire, ends } = await aSchedule({ overlap: 'skip' });
    await fire(1);
    expect(await fire(2)).toMatchObject({ end: 'skipped' });
    expect(await ends()).toEqual(['skipped', 'started']);
  });

  test('waits for the run of the one before, or cancels it, as the schedule says (F30)', async () => {
    const queue = await aSchedule({ overlap: 'queue' });
    await queue.fire(1);
    await expect(queue.fire(2)).rejects.toMatchObject({ type: 'slot-waits', nonRetryable: false });
    world.runs.end(world.runs.started[0]?.workflowId ?? '');
    expect(await queue.fire(2)).toMatchObject({ end: 'started' });
    const cancel = await aSchedule({ overlap: 'cancel' });
    await cancel.fire(1);
    await expect(cancel.fire(2)).rejects.toMatchObject({ type: 'slot-waits' });
    expect(world.runs.cancelled).toHaveLength(1);
  });

  test('has a run of its own beside the one before, if the schedule says both (F30)', async () => {
    const { fire } = await aSchedule({ overlap: 'both' });
    expect([await fire(1), await fire(2)]).toMatchObject([{ end: 'started' }, { end: 'started' }]);
    expect(new Set(world.runs.started.map(({ workflowId }) => workflowId)).size).toBe(2);
  });

  test('of a playbook that was switched off, or whose inputs fail, is skipped with the reason', async () => {
    const off = await aSchedule();
    world.directory = usualDirectory(world);
    expect(await off.fire(1)).toMatchObject({ end: 'skipped', reason: expect.stringContaining('off') as string });
    const broken = await aSchedule({ with: { a: { cel: '1 / 0' } } });
    expect(await broken.fire(1)).toMatchObject({ end: 'skipped' });
  });
});
