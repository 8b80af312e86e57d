import { afterEach, beforeEach, expect, test } from 'vitest';
import { chatPost } from '../../../actions/chat/chat-post.ts';
import { checkInput } from '../../../actions/check-input.ts';
import { aFlow, textsOf } from '../../connectors/teams/a-flow.ts';
import { startActionBench } from '../action-context.ts';
import type { ActionBench } from '../action-context.ts';

let bench: ActionBench;
beforeEach(async () => {
  bench = await startActionBench();
});
afterEach(() => bench.close());

test('everything that a playbook says of a card is on it', async () => {
  const { teams, cards } = await aFlow();
  const input = { ...chatPost.example.input, text: 'First\nSecond' };
  expect(await chatPost.run({ ...bench.context, teams: () => teams }, input)).toEqual({
    accepted: true,
    shortened: false,
  });
  expect(textsOf(cards())).toEqual(['Phishing wave at Contoso', 'Mailboxes: ', '12', 'First', 'Second']);
  expect(cards()[0]).toMatchObject({
    body: [{ inlines: [{ color: 'Warning' }] }, {}, {}, {}],
    actions: [{ title: 'Open the run', url: 'https://watchbill.example/runs/r-0123456789ab' }],
  });
});

test('a title is enough, and a card too large is told as shortened', async () => {
  const { teams, cards } = await aFlow();
  const context = { ...bench.context, teams: () => teams };
  expect(await chatPost.run(context, { channel: 'soc', title: 'Hello' })).toEqual({ accepted: true, shortened: false });
  expect(textsOf(cards())).toEqual(['Hello']);
  const text = '\u{1f600}'.repeat(10_000);
  expect(await chatPost.run(context, { channel: 'soc', title: 'Hello', text })).toMatchObject({ shortened: true });
});

test('an attempt after one whose answer was lost posts again and says so', async () => {
  const { teams, cards } = await aFlow();
  const context = { ...bench.context, maybeSent: true, teams: () => teams };
  await chatPost.run(context, { channel: 'soc', title: 'Hello' });
  expect(textsOf(cards())[1]).toMatch(/may have been shown before/);
});

test('a tenant without channels is told', async () => {
  await expect(chatPost.run(bench.context, { channel: 'soc', title: 'Hello' })).rejects.toMatchObject({
    kind: 'not-configured',
  });
});

test.each(['http://watchbill.example', 'javascript:alert(1)', 'https://a b'])('a button never leads to %s', (url) => {
  const input = { channel: 'soc', title: 'Hello', link: { title: 'Open', url } };
  expect(checkInput(chatPost, input)).toMatchObject({ code: 'invalid-input' });
});
