import { expect, test } from 'vitest';
import { checkDocument } from '../../../language/check-document.ts';
import { WORLD, aPlaybook } from '../a-world.ts';
import { tells, tellsNothing } from '../tells.ts';

const READ = '\n- { if: steps.wake.output.who == null, wait: 1m }';

tells([['an unknown policy', `- { id: wake, escalate: soc-laeds }${READ}`, ['unknown-policy: soc-laeds']]]);

tellsNothing([['a policy that exists', `- { id: wake, escalate: soc-leads }${READ}`]]);

test('policies are not looked up where it is not known which exist', () => {
  const { policies: _policies, ...world } = WORLD;
  const text = aPlaybook(`- { id: wake, escalate: soc-laeds }${READ}`);
  expect(checkDocument(text, 'a.yaml', world).diagnostics).toEqual([]);
});
