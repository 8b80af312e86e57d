import { expect, test } from 'vitest';
import { checkDocument } from '../../../language/check-document.ts';
import { aPlaybook, findingsOf, WORLD } from '../a-world.ts';
import { tells, tellsNothing } from '../tells.ts';

tells([
  [
    'a failure code that nothing has',
    '- id: ticket\n  action: ticket.ensure\n  with: { key: k, title: t }\n  catch: [{ on: [throtled], steps: [] }]\n  retry: { on: [unavailable, gone] }',
    ['unknown-failure-code: throtled', 'unknown-failure-code: gone'],
  ],
]);

tellsNothing([
  [
    'a failure that a fail step gives',
    '- do: [{ if: "true", fail: { code: own-code, message: x } }]\n  catch: [{ on: [own-code], steps: [] }]',
  ],
  [
    'a failure of a called playbook, and how its run may end',
    '- call: contain-host\n  with: { who: ada }\n  catch: [{ on: [no-owner, ended-outside, call-failed], steps: [] }]',
  ],
]);

test('a code of the defaults is told once, where it stands, however many steps have it', () => {
  const head = 'defaults: { retry: { on: [unavailable, throtled] } }\n';
  expect(findingsOf(aPlaybook('- action: noop.run\n- action: noop.run', head))).toEqual([
    'unknown-failure-code: throtled',
  ]);
});

test('a call of a playbook that is not known may fail with any code', () => {
  const text = aPlaybook('- call: elsewhere\n  catch: [{ on: [whatever], steps: [] }]');
  const { playbooks: _unknown, ...world } = WORLD;
  expect(checkDocument(text, 'x.yaml', world).diagnostics).toEqual([]);
});
