import { expect, test } from 'vitest';
import { aBench, afOf, jsonOf } from '../support.ts';

const GENERAL = 'contentType=Audit.General';

test('a start enables, a second one is AF20024, and the list shows it', async () => {
  const { feed, control } = await aBench();
  const started = await feed(`subscriptions/start?${GENERAL}`, { method: 'POST' });
  const shown = { contentType: 'Audit.General', status: 'enabled', webhook: null };
  expect(await jsonOf(started)).toEqual(shown);
  expect(await afOf(await feed(`subscriptions/start?${GENERAL}`, { method: 'POST' }))).toBe('400 AF20024');
  expect(await jsonOf(await feed('subscriptions/list'))).toEqual([shown]);
  expect(await control.effects({ op: 'subscription.start' })).toHaveLength(1);
});

test('content is AF20022 before a start, AF20023 after a stop, and there again after another start', async () => {
  const { feed } = await aBench();
  const content = (): Promise<Response> => feed(`subscriptions/content?${GENERAL}`);
  expect(await afOf(await content())).toBe('400 AF20022');
  await feed(`subscriptions/start?${GENERAL}`, { method: 'POST' });
  expect((await content()).status).toBe(200);
  const stopped = await feed(`subscriptions/stop?${GENERAL}`, { method: 'POST' });
  expect([stopped.status, await stopped.text()]).toEqual([200, '']);
  expect(await afOf(await content())).toBe('400 AF20023');
  expect(await jsonOf(await feed('subscriptions/list'))).toEqual([]);
  await feed(`subscriptions/start?${GENERAL}`, { method: 'POST' });
  expect((await content()).status).toBe(200);
});

test('a subscription that an administrator disabled is listed as disabled and gives AF20023', async () => {
  const { feed, control } = await aBench();
  await control.setSubscription({ tenant: 'contoso', contentType: 'Audit.General', status: 'disabled' });
  expect(await jsonOf(await feed('subscriptions/list'))).toMatchObject([{ status: 'disabled' }]);
  expect(await afOf(await feed(`subscriptions/content?${GENERAL}`))).toBe('400 AF20023');
});

test('what is produced while a subscription is stopped is lost', async () => {
  const { feed, control } = await aBench();
  await feed(`subscriptions/start?${GENERAL}`, { method: 'POST' });
  await feed(`subscriptions/stop?${GENERAL}`, { method: 'POST' });
  const emitted = await control.emit({ tenant: 'contoso', records: [{ template: 'audit' }] });
  expect(emitted).toMatchObject({ isLost: true, contents: [] });
  await feed(`subscriptions/start?${GENERAL}`, { method: 'POST' });
  expect(await jsonOf(await feed(`subscriptions/content?${GENERAL}`))).toEqual([]);
});

test.each([
  ['subscriptions/start', 'AF20001'],
  ['subscriptions/start?contentType=Audit.Everything', 'AF20020'],
  ['subscriptions/stop?contentType=Audit.General', 'AF20022'],
])('POST %s is %s', async (operation, code) => {
  const { feed } = await aBench();
  expect(await afOf(await feed(operation, { method: 'POST' }))).toBe(`400 ${code}`);
});

test('a webhook is never validated, because the simulator calls nobody', async () => {
  const { feed } = await aBench();
  const body = JSON.stringify({ webhook: { address: 'https://hook.example/', authId: 'a', expiration: '' } });
  expect(await afOf(await feed(`subscriptions/start?${GENERAL}`, { method: 'POST', body }))).toBe('400 AF20021');
});
