import { expect, test } from 'vitest';
import { createTeams } from '../../../connectors/teams/teams.ts';
import { connectorContract } from '../contract.ts';
import { sendJson } from '../local-server.ts';
import { aFlow, flowAddress, SIGNATURE, textsOf } from './a-flow.ts';

const POST = { channel: 'soc', content: { title: 'A title' }, repeat: false };

connectorContract('Teams', {
  secret: SIGNATURE,
  writesOnly: true,
  answerBefore: () => false,
  connect: (url, http) => {
    const teams = createTeams({ addressOf: () => flowAddress(url), http });
    const post = (): Promise<unknown> => teams.postCard(POST);
    return { read: post, write: post, close: () => teams.close() };
  },
});

test('a card is posted to the address as it was given, in the message that a flow takes', async () => {
  const { teams, server } = await aFlow();
  expect(await teams.postCard(POST)).toEqual({ isShortened: false });
  const [request] = server.seen;
  expect(request?.method).toBe('POST');
  expect(request?.path).toBe('/workflows/0a1b/triggers/manual/paths/invoke');
  expect([request?.query.get('sp'), request?.query.get('sig')]).toEqual(['/triggers/manual/run', SIGNATURE]);
  expect(request?.headers['content-type']).toBe('application/json');
  expect(request?.headers.authorization).toBeUndefined();
  expect(JSON.parse(request?.body ?? '')).toMatchObject({
    type: 'message',
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: { type: 'AdaptiveCard' } }],
  });
});

test('a card that may have been shown before says so, above its text', async () => {
  const { teams, cards } = await aFlow();
  await teams.postCard({ ...POST, content: { title: 'A title', text: 'The text' }, repeat: true });
  expect(textsOf(cards())).toEqual([
    'A title',
    'This card may have been shown before: the answer to the first one was lost.',
    'The text',
  ]);
});

test('F12: what another success than 202 did is not known', async () => {
  const { teams } = await aFlow((_, response) => sendJson(response, 200, 1));
  await expect(teams.postCard(POST)).rejects.toMatchObject({ kind: 'outcome-unknown', status: 200 });
});

test('the message that is too large for Teams is told as refused', async () => {
  const { teams } = await aFlow((_, response) => sendJson(response, 413, {}));
  await expect(teams.postCard(POST)).rejects.toMatchObject({ kind: 'rejected', status: 413 });
});

test('cards into one channel keep the pace of 4 a second, and another channel does not wait for them', async () => {
  const { teams, cards } = await aFlow();
  const started = Date.now();
  const post = (channel: string, title: string): Promise<unknown> =>
    teams.postCard({ ...POST, channel, content: { title } });
  await Promise.all([post('soc', '1'), post('soc', '2'), post('soc', '3'), post('mssp', 'other')]);
  expect(Date.now() - started).toBeGreaterThanOrEqual(490);
  expect(textsOf(cards()).slice(-2)).toEqual(['2', '3']);
  expect(textsOf(cards())).toContain('other');
});

test('a channel without an address is told when something is posted into it', async () => {
  const teams = createTeams({ addressOf: () => 'no address' });
  await expect(teams.postCard(POST)).rejects.toMatchObject({ kind: 'not-configured' });
  await teams.close();
});
