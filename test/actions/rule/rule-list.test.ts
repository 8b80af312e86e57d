import { expect, test } from 'vitest';
import { ruleList } from '../../../actions/rule/rule-list.ts';
import { withGraph } from '../graph-bench.ts';

const start = withGraph();

test('rules of an inbox are listed, as many as the limit at most', async () => {
  const rule = { id: 'r1', displayName: '.', isEnabled: true, actions: { delete: true } };
  const bench = await start({
    'GET /users/u1/mailFolders/inbox/messageRules': { value: [rule, { ...rule, id: 'r2' }] },
  });
  expect(await bench.run(ruleList, { user: 'u1', limit: 1 })).toEqual({
    rules: [
      { id: 'r1', name: '.', is_enabled: true, forwards_to: [], deletes: true, moves: false, marks_as_read: false },
    ],
  });
});
