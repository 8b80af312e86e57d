import { expect, test } from 'vitest';
import { checkDocument } from '../../../language/check-document.ts';
import { WORLD, aPlaybook, findingsOf } from '../a-world.ts';
import { tells, tellsNothing } from '../tells.ts';

tells([
  ['an unknown team', '- notify: { to: [{ team: crist }], text: x }', ['unknown-team: crist']],
  ['a team that is a number', '- notify: { to: [{ team: 1 }], text: x }', ['wrong-type: 1']],
]);

tellsNothing([['a team that exists', '- notify: { to: [{ team: monitoring }], text: x }']]);

test('an owner is a team', () => {
  const text = aPlaybook('- wait: 1h').replace('owner: monitoring', 'owner: monitroing');
  expect(findingsOf(text)).toEqual(['unknown-team: monitroing']);
});

test('teams are not looked up where it is not known which exist', () => {
  const { teams: _teams, ...world } = WORLD;
  const { diagnostics } = checkDocument(aPlaybook('- notify: { to: [{ team: crist }], text: x }'), 'a.yaml', world);
  expect(diagnostics).toEqual([]);
});
