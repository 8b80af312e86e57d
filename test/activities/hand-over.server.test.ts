import { describe, expect, test } from 'vitest';
import { handOver } from '../../activities/hand-over.ts';
import { lineOf } from '../../activities/prepare-run.ts';
import { DEFAULT_ADMISSION } from '../../activities/admission.ts';
import type { EventTrigger } from '../../language/plan/trigger.ts';
import { listQueues } from '../../ledger/event-queue.ts';
import { anEvent } from '../language/plan/an-event.ts';
import { aTenant } from '../tenants/a-directory.ts';
import { anEnabledPlaybook, anEventTrigger } from './a-playbook.ts';
import { withActivityWorld } from './activity-world.ts';

const world = withActivityWorld();
const tenant = aTenant();

const hand = (id: string, over: Partial<EventTrigger> = {}) =>
  handOver(world.dependencies, tenant, {
    event: anEvent({ id }),
    playbooks: [
      anEnabledPlaybook({ triggers: [anEventTrigger({ key: { lit: over.whileRunning ?? 'key' }, ...over })] }),
    ],
  });
const waiting = async () => (await listQueues(world.db)).find(({ tenant: of }) => of === tenant.id)?.waiting ?? 0;

describe('an event', () => {
  test('starts the run of its key, whose id tells neither tenant nor key', async () => {
    expect(await hand('e1')).toEqual({ taken: 1, failures: [], isLater: false });
    expect(world.runs.started[0]?.workflowId).toMatch(/^t-[0-9a-f]{12}\/trial\/[0-9a-f]{32}$/);
    expect(world.runs.started[0]?.arguments).toMatchObject({ starter: { kind: 'event', eventId: 'e1' } });
  });

  test('of a key whose run is open joins it', async () => {
    await hand('e1', { whileRunning: 'join' });
    await hand('e2', { whileRunning: 'join' });
    expect([world.runs.started.length, world.runs.joined.map(({ event }) => event.id)]).toEqual([1, ['e2']]);
  });

  test('is ignored while a run is open, if the trigger says so', async () => {
    await hand('e1', { whileRunning: 'ignore' });
    await hand('e2', { whileRunning: 'ignore' });
    expect([world.runs.started.length, world.runs.joined.length, await waiting()]).toEqual([1, 0, 0]);
  });

  test('waits in line behind an open run, once, and the event of the run itself does not', async () => {
    for (const id of ['e1', 'e1', 'e2', 'e2']) await hand(id, { whileRunning: 'queue' });
    expect([world.runs.started.length, await waiting()]).toEqual([1, 1]);
  });

  test('replaces an open run: the run is cancelled and only the newest event waits', async () => {
    for (const id of ['r1', 'r2', 'r3']) await hand(id, { whileRunning: 'replace', key: { lit: 'r' } });
    expect(world.runs.cancelled).toHaveLength(2);
    const lines = await listQueues(world.db);
    const [first] = world.runs.started;
    if (first === undefined) expect.fail('a run was started');
    expect(lines.find(({ key }) => key === lineOf(first).key)?.waiting).toBe(1);
  });

  test('that nobody wants is not taken', async () => {
    expect(await hand('e1', { when: 'false' })).toEqual({ taken: 0, failures: [], isLater: false });
  });

  test('that a trigger cannot read is a failure, and other playbooks get it (F33)', async () => {
    const broken = anEnabledPlaybook({ triggers: [anEventTrigger({ when: '1 / 0 == 1' })] });
    const needy = anEnabledPlaybook({ inputs: { a: { schema: {} } } });
    const fine = anEnabledPlaybook();
    const given = { event: anEvent(), playbooks: [broken, needy, fine] };
    expect(await handOver(world.dependencies, tenant, given)).toMatchObject({
      taken: 1,
      failures: [{ code: 'expression-failed' }, { code: 'invalid-input' }],
    });
  });

  test('comes later when the tenant has as many open runs as it may', async () => {
    const full = { ...world.dependencies, admission: { admit: () => Promise.resolve(false) } };
    const given = { event: anEvent(), playbooks: [anEnabledPlaybook()] };
    expect(await handOver(full, tenant, given)).toMatchObject({ taken: 0, isLater: true });
    expect(DEFAULT_ADMISSION).toEqual({ openRuns: 200, startsPerSecond: 20 });
  });
});
