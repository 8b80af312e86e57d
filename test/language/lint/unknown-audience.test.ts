import { expect, test } from 'vitest';
import { checkDocument } from '../../../language/check-document.ts';
import { WORLD, aPlaybook } from '../a-world.ts';
import { tells, tellsNothing } from '../tells.ts';

const MISSPELT = '- notify: { to: [{ audience: msp }], text: x }';

tells([['an unknown audience', MISSPELT, ['unknown-audience: msp']]]);

tellsNothing([['an audience that exists', '- notify: { to: [{ audience: mssp }], text: x }']]);

test('audiences are not looked up where it is not known which exist', () => {
  const { audiences: _audiences, ...world } = WORLD;
  expect(checkDocument(aPlaybook(MISSPELT), 'a.yaml', world).diagnostics).toEqual([]);
});
