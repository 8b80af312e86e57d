import { afterEach, expect, test } from 'vitest';
import { startSmallGraph } from './small-graph.ts';
import type { SmallGraph } from './small-graph.ts';

let small: SmallGraph | undefined;
afterEach(() => small?.close());

const PATH = '/users/mia@contoso.example/mailFolders/inbox/messageRules';

test('rules say where mails go, whether they are deleted, moved or marked; what is not said is not done', async () => {
  const to = (address: string): readonly object[] => [{ emailAddress: { address, name: 'x' } }];
  const actions = {
    forwardTo: to('a@attacker.example'),
    redirectTo: to('b@attacker.example'),
    permanentDelete: true,
    moveToFolder: 'f1',
    markAsRead: true,
  };
  small = await startSmallGraph({
    [`GET ${PATH}`]: { value: [{ id: 'r1', displayName: '.', isEnabled: true, actions }, { id: 'r2' }] as never },
  });
  expect(await small.graph.inboxRules.list('mia@contoso.example')).toEqual([
    {
      id: 'r1',
      name: '.',
      isEnabled: true,
      forwardsTo: ['a@attacker.example', 'b@attacker.example'],
      deletes: true,
      moves: true,
      marksAsRead: true,
    },
    { id: 'r2', name: '', isEnabled: false, forwardsTo: [], deletes: false, moves: false, marksAsRead: false },
  ]);
});

test('a rule is deleted, and one that is not there is told so', async () => {
  small = await startSmallGraph({ [`DELETE ${PATH}/AQAAAJ5dZqA=`]: { status: 204 } });
  expect(await small.graph.inboxRules.delete('mia@contoso.example', 'AQAAAJ5dZqA=')).toBe(true);
  expect(await small.graph.inboxRules.delete('mia@contoso.example', 'gone')).toBe(false);
});
