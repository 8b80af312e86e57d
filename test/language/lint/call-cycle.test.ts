import { expect, test } from 'vitest';
import { invariant } from '../../../contracts/invariant.ts';
import { checkDocument } from '../../../language/check-document.ts';
import { WORLD, aPlaybook, checked } from '../a-world.ts';

const calling = (name: string): string =>
  aPlaybook('- call: contain-host\n  with: { who: ada }').replace(/^name: .*$/m, `name: ${name}`);

test('a call that leads back is told, with the way', () => {
  const { diagnostics } = checked(calling('caller'));
  expect(diagnostics).toMatchObject([{ code: 'call-cycle' }]);
  expect(diagnostics[0]?.summary).toContain('caller → contain-host → caller');
});

test('a playbook that calls itself is told', () => {
  expect(checked(calling('contain-host')).diagnostics[0]?.summary).toContain('contain-host → contain-host');
});

test('a call that does not lead back is right', () => {
  expect(checked(calling('somebody-else')).diagnostics).toEqual([]);
});

test('a circle among the called playbooks that leaves this one out is not told here, and ends the search', () => {
  const host = WORLD.playbooks?.get('contain-host');
  invariant(host !== undefined, 'The world of tests has the playbook');
  const playbooks = new Map([
    ['contain-host', { ...host, calls: new Set(['left', 'right']) }],
    ['left', { ...host, calls: new Set(['right', 'contain-host']) }],
    ['right', { ...host, calls: new Set(['left']) }],
  ]);
  expect(checkDocument(calling('outside'), 'playbook.yaml', { ...WORLD, playbooks }).diagnostics).toEqual([]);
});
