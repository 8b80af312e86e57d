import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createO365Management } from '../../connectors/o365-management/o365-management.ts';
import type { O365Management } from '../../connectors/o365-management/o365-management.ts';
import { planWindows } from '../../connectors/o365-management/plan-windows.ts';
import { createServiceNow } from '../../connectors/servicenow/servicenow.ts';
import type { ServiceNow } from '../../connectors/servicenow/servicenow.ts';
import { createSmtp } from '../../connectors/smtp/smtp.ts';
import { PUBLISHER_ID, tenantFromName } from '../../simulator/demo/simulated-tenant.ts';
import { startSimulator } from '../../simulator/start-simulator.ts';
import type { Simulator } from '../../simulator/start-simulator.ts';

const TENANT = tenantFromName('contoso');

let folder: string;
let simulator: Simulator;
let feed: O365Management;
let serviceNow: ServiceNow;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'watchbill-connectors-'));
  simulator = await startSimulator({ tenants: ['contoso'], seed: 1, folder });
  const http = { limits: { totalMs: 2_000 } };
  feed = createO365Management({
    ...TENANT,
    publisherId: PUBLISHER_ID,
    authority: simulator.urls.token,
    root: simulator.urls.management,
    http,
  });
  serviceNow = createServiceNow({
    url: `${simulator.urls.servicenow}/contoso`,
    user: TENANT.servicenow.user,
    password: TENANT.servicenow.password,
    http,
  });
});
afterEach(async () => {
  await feed.close();
  await serviceNow.close();
  await simulator.stop();
  rmSync(folder, { recursive: true });
});

async function listNow(): Promise<Awaited<ReturnType<O365Management['listContent']>>> {
  const [window] = planWindows(null, Date.now() + 2_000).windows;
  if (window === undefined) expect.fail('There is no window');
  return feed.listContent('Audit.General', window);
}

describe('the feed of the simulator', () => {
  test('says that nobody subscribed, and lists after the start', async () => {
    expect(await listNow()).toEqual({ status: 'not-subscribed' });
    expect(await feed.startSubscription('Audit.General')).toEqual({ contentType: 'Audit.General', status: 'enabled' });
    expect(await feed.listSubscriptions()).toContainEqual({ contentType: 'Audit.General', status: 'enabled' });
    expect(await listNow()).toEqual({ status: 'listed', contents: [] });
  });

  test('F16: is read over many pages', async () => {
    await simulator.control.change({ management: { pageSize: 2 } });
    await feed.startSubscription('Audit.General');
    await simulator.control.emit({
      tenant: 'contoso',
      records: Array.from({ length: 5 }, () => ({ template: 'url-click' as const })),
      blobs: 5,
    });
    const listing = await listNow();
    expect(listing.status === 'listed' && listing.contents.length).toBe(5);
  });

  test('F12: its quota is a 403 and throttled', async () => {
    await feed.startSubscription('Audit.General');
    await simulator.control.change({ management: { requestsPerMinute: 1 } });
    await expect(Promise.all([listNow(), listNow(), listNow()])).rejects.toMatchObject({
      kind: 'throttled',
      status: 403,
      upstreamCode: 'AF429',
    });
  });

  test('F19: a token of another tenant is never sent to it', async () => {
    await simulator.control.addFault({
      match: { service: 'login' },
      effect: { claims: { tid: '99999999-0000-4000-8000-000000000000' } },
    });
    await expect(feed.listSubscriptions()).rejects.toMatchObject({ kind: 'unauthorized' });
    expect((await simulator.control.requests({ service: 'management' })).length).toBe(0);
  });
});

describe('the ServiceNow of the simulator', () => {
  const DRAFT = { title: 'Phishing', impact: 1, urgency: 2, team: 'csirt' } as const;

  test('has one incident and one note, whatever is lost and repeated', async () => {
    await simulator.control.addFault({
      match: { service: 'servicenow', method: 'POST' },
      times: 1,
      effect: { executeThen: 'reset' },
    });
    const first = await serviceNow.createIncident('contoso/k1', DRAFT);
    expect(await serviceNow.createIncident('contoso/k1', DRAFT)).toMatchObject({
      created: false,
      incident: { number: first.incident.number },
    });
    await simulator.control.addFault({
      match: { service: 'servicenow', method: 'PATCH' },
      times: 1,
      effect: { executeThen: 'reset' },
    });
    const note = { text: 'Opened by a run', idempotencyKey: 'key' };
    expect(await serviceNow.addWorkNote(first.incident.sysId, note)).toEqual({ added: true });
    expect(await serviceNow.addWorkNote(first.incident.sysId, note)).toEqual({ added: false });
    const tickets = await simulator.control.tickets({ tenant: 'contoso' });
    expect(tickets).toHaveLength(1);
    expect(tickets[0]).toMatchObject({ group: 'csirt' });
    expect(tickets[0]?.notes).toHaveLength(1);
  });

  test('lists what is silent and updates it', async () => {
    await simulator.control.seedTickets({
      tenant: 'contoso',
      tickets: [
        { fields: { short_description: 'silent', assignment_group: 'monitoring' }, updatedHoursAgo: 30 },
        { fields: { short_description: 'fresh', assignment_group: 'monitoring' }, updatedHoursAgo: 1 },
        { fields: { short_description: 'other team', assignment_group: 'csirt' }, updatedHoursAgo: 30 },
      ],
    });
    const query = { team: 'monitoring', updatedBefore: new Date(Date.now() - 24 * 3_600_000).toISOString() };
    const [silent, ...others] = await serviceNow.listIncidents(query);
    expect([silent?.title, others]).toEqual(['silent', []]);
    await serviceNow.updateIncident(silent?.sysId ?? '', { state: '2' });
    expect(await serviceNow.listIncidents(query)).toEqual([]);
  });

  test('F12: hands on the Retry-After of a 429', async () => {
    await simulator.control.addFault({
      match: { service: 'servicenow' },
      times: 1,
      effect: { status: 429, headers: { 'retry-after': '4' }, body: {} },
    });
    await expect(serviceNow.findByNumber('INC0000001')).rejects.toMatchObject({
      kind: 'throttled',
      retryAfterMs: 4_000,
    });
  });
});

describe('the mail relay of the simulator', () => {
  test('F24: keeps what it took, repeats with the same Message-ID and mark', async () => {
    const smtp = createSmtp({
      ...simulator.smtp,
      from: 'watchbill@contoso.example',
      secure: false,
      limits: { totalMs: 1_000 },
    });
    const mail = {
      to: ['ada@contoso.example'],
      subject: 'S',
      text: 'T',
      html: '<p>H</p>',
      idempotencyKey: 'key',
      repeat: false,
    };
    await simulator.control.addFault({
      match: { service: 'smtp', method: 'DATA' },
      times: 1,
      effect: { executeThen: 'reset' },
    });
    await expect(smtp.send(mail)).rejects.toMatchObject({ kind: 'outcome-unknown' });
    await smtp.send({ ...mail, repeat: true });
    const mails = await simulator.control.mails({ tenant: 'contoso' });
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(1);
    expect(mails.map(({ headers }) => headers['x-watchbill-repeat'])).toEqual([undefined, 'true']);
    smtp.close();
  });
});
