import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TenantId } from '../../contracts/ids.ts';
import { listRuns } from '../../ledger/runs.ts';
import { markHandedOver } from '../../ledger/seen-events.ts';
import { startEstate, type Estate } from '../scenarios/estate.ts';

const CONTOSO = 'contoso' as TenantId;
const QUICK_LOOK = `
apiVersion: watchbill/v1
kind: Playbook
name: quick-look
title: A quick look
description: Tells the customer about a mail with malware.
category: response
owner: csirt
triggers:
  - event: o365.threat_intelligence
steps:
  - id: tell
    title: Tell the customer
    notify:
      to: [{ audience: mssp }]
      subject: A malicious mail was found
      text: "Mail \${{ event.id }} was found."
`;

let estate: Estate;

beforeAll(async () => {
  estate = await startEstate({ isBare: true, playbooks: { 'quick-look': QUICK_LOOK }, hasApi: false });
});
afterAll(async () => {
  await estate.stop();
});

const runsOfContoso = async () => (await listRuns(estate.db, [CONTOSO])).runs;

describe('the worker process', () => {
  test('a record of the feed becomes one run that ends, and one mail', async () => {
    await estate.control('POST', '/events', {
      tenant: 'contoso',
      records: [{ template: 'threat-intelligence' }],
      copies: 5,
      blobs: 3,
      shuffle: true,
    });
    await expect.poll(runsOfContoso, { timeout: 30_000 }).toMatchObject([{ state: 'ended', outcome: 'succeeded' }]);
    const mails = await estate.control<readonly unknown[]>('GET', '/mails?recipient=contoso@mssp.example');
    expect(mails).toHaveLength(1);
  });

  test('a worker that was killed goes on where it stopped, and forgets what lies behind the horizon', async () => {
    await estate.worker.kill();
    await markHandedOver(estate.db, CONTOSO, 'o365-management', ['old']);
    await sql`update seen_events set seen_at = now() - interval '9 days' where event_id = 'old'`.execute(
      estate.db.kysely,
    );
    await estate.control('POST', '/events', { tenant: 'contoso', records: [{ template: 'threat-intelligence' }] });
    await estate.worker.start();
    await expect
      .poll(async () => (await runsOfContoso()).map(({ outcome }) => outcome), { timeout: 40_000 })
      .toEqual(['succeeded', 'succeeded']);
    const old = sql`select 1 from seen_events where seen_at < now() - interval '8 days'`;
    await expect.poll(async () => (await old.execute(estate.db.kysely)).rows.length).toBe(0);
  });

  test('where somebody has its port for health it says so and ends', async () => {
    const { port } = new URL(estate.worker.health);
    const second = await estate.workerWith('second', { WATCHBILL_WORKER_PORT: port });
    await expect(second.start()).rejects.toThrow(/The process ended early[^]*EADDRINUSE/);
  });

  test('it goes on after the ledger was away', async () => {
    await estate.postgres.stop();
    await estate.control('POST', '/events', { tenant: 'contoso', records: [{ template: 'threat-intelligence' }] });
    await estate.postgres.start();
    await expect.poll(async () => (await runsOfContoso()).length, { timeout: 50_000 }).toBe(3);
  });
});
