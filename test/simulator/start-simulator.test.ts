import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startSimulator } from '../../simulator/start-simulator.ts';
import { aBench, aFolder, afOf, jsonOf, sayMail, talkSmtp } from './support.ts';

test('subscriptions, blobs, tickets, notes, mails and effects survive a restart', async () => {
  const folder = aFolder();
  const first = await aBench({ folder });
  await first.feed('subscriptions/start?contentType=Audit.General', { method: 'POST' });
  const { contents } = await first.control.emit({ tenant: 'contoso', records: [{ template: 'audit', id: 'kept' }] });
  await first.table('table/incident', { method: 'POST', body: '{"correlation_id":"kept","work_notes":"noted"}' });
  const talk = talkSmtp(first.simulator);
  await sayMail(talk, { to: ['soc@contoso.example'] });
  await talk.reply();
  const effects = await first.control.effects();
  await first.simulator.stop();

  const second = await aBench({ folder });
  expect(await afOf(await second.feed('subscriptions/start?contentType=Audit.General', { method: 'POST' }))).toBe(
    '400 AF20024',
  );
  expect(await jsonOf(await second.feed(`audit/${contents[0]?.contentId}`))).toMatchObject([{ Id: 'kept' }]);
  expect(await second.control.tickets({ correlationId: 'kept' })).toMatchObject([{ notes: [{ value: 'noted' }] }]);
  expect(await second.control.mails()).toMatchObject([{ messageId: '<one@soc.example>' }]);
  expect(await second.control.effects()).toEqual(effects);
  const next = await second.table('table/incident', { method: 'POST', body: '{}' });
  expect((await jsonOf<{ result: { number: string } }>(next)).result.number).toBe('INC0010002');
});

test('every effect is a line on disk by the time it is answered', async () => {
  const { table, folder } = await aBench();
  await table('table/incident', { method: 'POST', body: '{"correlation_id":"on-disk"}' });
  const lines = readFileSync(join(folder, 'effects.ndjson'), 'utf8').trim().split('\n');
  expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ op: 'ticket.create', key: 'on-disk', tenant: 'contoso' });
});

test('a taken mail port fails the start and leaves no server behind', async () => {
  const { simulator } = await aBench();
  const { smtp, urls } = simulator;
  const taken = startSimulator({ folder: aFolder(), ports: { smtp: smtp.port } });
  await expect(taken).rejects.toThrow(/EADDRINUSE/);
  const both = startSimulator({ folder: aFolder(), ports: { http: Number(new URL(urls.control).port) } });
  await expect(both).rejects.toThrow(/EADDRINUSE/);
});

test('stopping ends hanging requests and open mail connections at once, and may be asked for twice', async () => {
  const { simulator, control, table } = await aBench();
  await control.addFault({ match: { service: 'servicenow' }, effect: { hang: true } });
  const hanging = table('table/incident').catch(() => 'ended');
  const talk = talkSmtp(simulator);
  await talk.reply();
  const begun = performance.now();
  await Promise.all([simulator.stop(), simulator.stop()]);
  expect(performance.now() - begun).toBeLessThan(500);
  expect(await hanging).toBe('ended');
});

test('tenants may be given in full', async () => {
  const { control } = await aBench({ tenants: ['contoso', 'woodgrove'] });
  expect((await control.tenants()).map(({ domain }) => domain)).toEqual(['contoso.example', 'woodgrove.example']);
});
