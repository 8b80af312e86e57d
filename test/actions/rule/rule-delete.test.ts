import { expect, test } from 'vitest';
import { ruleDelete } from '../../../actions/rule/rule-delete.ts';
import { withGraph } from '../graph-bench.ts';

const start = withGraph();

test('a rule is deleted, and one that is not there is told so', async () => {
  const bench = await start({ 'DELETE /users/u1/mailFolders/inbox/messageRules/r1': { status: 204 } });
  expect(await bench.run(ruleDelete, { user: 'u1', rule_id: 'r1' })).toEqual({ deleted: true });
  expect(await bench.run(ruleDelete, { user: 'u1', rule_id: 'r2' }, true)).toEqual({ deleted: false });
});
