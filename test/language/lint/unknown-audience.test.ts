import { expect, test } from 'vitest';
import { checkDocument } from '../../../language/check-document.ts';
import { WORLD, aPlaybook, findingsOf } from '../a-world.ts';
import { tells, tellsNothing } from '../tells.ts';

const MISSPELT = '- notify: { to: [{ audience: msp }], text: x }';

tells([['an unknown audience', MISSPELT, ['unknown-audience: msp']]]);

tellsNothing([['an audience that exists', '- notify: { to: [{ audience: mssp }], text: x }']]);

test('audiences are not looked up where it is not known which exist', () => {
  const { audiences: _audiences, ...world } = WORLD;
  expect(checkDocument(aPlaybook(MISSPELT), 'a.yaml', world).diagnostics).toEqual([]);
});

test('an audience that a tenant lacks is a warning where the tenant names the playbook, and nothing elsewhere', () => {
  const board = aPlaybook('- notify: { to: [{ audience: board }], text: x }');
  expect(findingsOf(board)).toEqual([]);
  const used = board.replace('name: mail-reported', 'name: used-at-contoso');
  expect(checkDocument(used, 'a.yaml', WORLD).diagnostics).toMatchObject([
    { severity: 'warning', summary: 'Cannot reach the audience "board" at "contoso": there is none' },
  ]);
});
