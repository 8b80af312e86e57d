import { describe, expect, test } from 'vitest';
import type { PlaybookName } from '../../contracts/ids.ts';
import { listAudit } from '../../ledger/audit.ts';
import {
  groupStarted,
  joinGroup,
  letGroupsGo,
  listGroups,
  purgeGroups,
  settleGrouped,
  waitingEvents,
} from '../../ledger/event-groups.ts';
import type { QueueKey } from '../../ledger/event-queue.ts';
import { anEvent } from '../language/plan/an-event.ts';
import { CONTOSO } from './a-run.ts';
import { withLedger } from './with-ledger.ts';

const ledger = withLedger();
const NOW = Date.UTC(2026, 10, 21, 9);
const at = (seconds: number): string => new Date(NOW + seconds * 1_000).toISOString();
let lines = 0;
const aLine = (): QueueKey => ({ playbook: `p${(lines += 1)}` as PlaybookName, key: 'k' });

const join = (line: QueueKey, id: string, seconds = 0) =>
  joinGroup(ledger.db, CONTOSO, line, { event: anEvent({ id }), openedAt: at(seconds), closesAt: at(seconds + 60) });
const fatesOf = async (line: QueueKey) =>
  (await listGroups(ledger.db, CONTOSO)).filter(({ playbook }) => playbook === line.playbook).map(({ fates }) => fates);

describe('a group of events', () => {
  test('takes what comes within its window, each event once', async () => {
    const line = aLine();
    const first = await join(line, 'e1');
    expect(first).toMatchObject({ size: 1, workflowId: null, letGo: false, fate: 'waiting' });
    expect(await join(line, 'e2', 59)).toMatchObject({ id: first.id, size: 2 });
    expect(await join(line, 'e2', 59)).toMatchObject({ id: first.id, size: 2 });
    expect((await join(line, 'e3', 60)).id).not.toBe(first.id);
    expect(await join(line, 'e1', 200)).toMatchObject({ id: first.id, size: 2 });
    expect((await waitingEvents(ledger.db, CONTOSO, first.id)).map(({ id }) => id)).toEqual(['e1', 'e2']);
  });

  test('of another key is another one', async () => {
    const line = aLine();
    const [one, other] = [await join(line, 'e1'), await join({ ...line, key: 'l' }, 'e2')];
    expect(one.id).not.toBe(other.id);
  });

  test('is one, however many events come at the same time', async () => {
    const line = aLine();
    const joined = await Promise.all(Array.from({ length: 20 }, (_, n) => join(line, `e${n}`)));
    expect(new Set(joined.map(({ id }) => id)).size).toBe(1);
    expect(Math.max(...joined.map(({ size }) => size))).toBe(20);
  });

  test('keeps the run that it started, and what became of its events', async () => {
    const line = aLine();
    const { id } = await join(line, 'e1');
    await groupStarted(ledger.db, CONTOSO, id, 'w1');
    await groupStarted(ledger.db, CONTOSO, id, 'w2');
    await join(line, 'e2');
    await settleGrouped(ledger.db, CONTOSO, id, { eventId: 'e2', fate: 'joined' });
    await settleGrouped(ledger.db, CONTOSO, id, { eventId: 'e2', fate: 'let-go' });
    expect(await join(line, 'e2')).toMatchObject({ workflowId: 'w1', size: 2, fate: 'joined' });
    expect(await fatesOf(line)).toEqual([{ started: 1, joined: 1 }]);
    expect(await waitingEvents(ledger.db, CONTOSO, id)).toEqual([]);
  });

  test('that never had enough is let go when its window closes, and the audit trail says so', async () => {
    const [gathering, started] = [aLine(), aLine()];
    for (const id of ['e1', 'e2']) await join(gathering, id);
    await groupStarted(ledger.db, CONTOSO, (await join(started, 'e1')).id, 'w1');
    const of = (groups: readonly QueueKey[]) => groups.filter(({ playbook }) => playbook === gathering.playbook);
    expect(of(await letGroupsGo(ledger.db, at(59)))).toEqual([]);
    expect(of(await letGroupsGo(ledger.db, at(60)))).toMatchObject([{ tenant: CONTOSO, events: 2 }]);
    expect(await letGroupsGo(ledger.db, at(60))).toEqual([]);
    expect(await fatesOf(gathering)).toEqual([{ 'let-go': 2 }]);
    expect(await fatesOf(started)).toEqual([{ started: 1 }]);
    const entries = await listAudit(ledger.db, CONTOSO);
    expect(entries.filter(({ subject }) => subject === gathering.playbook)).toMatchObject([
      { kind: 'events-let-go', body: { events: 2 } },
    ]);
    expect(await join(gathering, 'e1', 61)).toMatchObject({ letGo: true });
    expect(await join(gathering, 'e9', 61)).toMatchObject({ letGo: false, size: 1 });
  });

  test('is forgotten with its events once no feed would bring them again', async () => {
    const line = aLine();
    const { id } = await join(line, 'e1');
    const old = new Date(Date.now() - 9 * 86_400_000).toISOString();
    await ledger.db.kysely.updateTable('eventGroups').set({ closesAt: old }).where('id', '=', id).execute();
    expect(await purgeGroups(ledger.db)).toBeGreaterThanOrEqual(1);
    expect(await fatesOf(line)).toEqual([]);
  });
});
