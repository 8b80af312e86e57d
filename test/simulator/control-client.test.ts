import { expect, test } from 'vitest';
import { ControlRefused } from '../../simulator/control-client.ts';
import { aBench } from './support.ts';

test('a refused order rejects with the reason', async () => {
  const { control } = await aBench();
  const order = control.emit({ tenant: 'nobody', records: [] });
  await expect(order).rejects.toThrow(ControlRefused);
  await expect(order).rejects.toThrow(/tenant must be one of contoso, fabrikam, tailspin/);
});

test('every reading function answers', async () => {
  const { control, simulator } = await aBench();
  expect(await control.health()).toEqual({ ready: true, urls: simulator.urls });
  expect((await control.tenants()).map(({ name }) => name)).toEqual(['contoso', 'fabrikam', 'tailspin']);
  expect(await control.subscriptions()).toEqual([]);
  expect(await control.mails()).toEqual([]);
  expect(await control.clearMails()).toEqual({ removed: 0 });
  const { id } = await control.addFault({ match: { service: 'smtp' }, effect: 'greylisted' });
  expect(await control.removeFault(id)).toEqual({ removed: 1 });
  expect(await control.clearFaults()).toEqual({ removed: 0 });
});

test('effects and mails after a sequence number are the new ones', async () => {
  const { control, table } = await aBench();
  await table('table/incident', { method: 'POST', body: '{"correlation_id":"1"}' });
  const [first] = await control.effects();
  await table('table/incident', { method: 'POST', body: '{"correlation_id":"2"}' });
  const news = await control.effects({ after: first?.sequence ?? 0 });
  expect(news.map(({ key }) => key)).toEqual(['2']);
});
