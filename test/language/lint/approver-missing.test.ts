import { expect, test } from 'vitest';
import { checkDocument } from '../../../language/check-document.ts';
import { WORLD, aPlaybook, findingsOf } from '../a-world.ts';

function findings(approve: string): readonly string[] {
  return findingsOf(
    aPlaybook(`- approve: { question: Go?, ${approve} }`).replace('name: mail-reported', 'name: used-at-contoso'),
  );
}

test.each([
  ['a team without approvers', 'by: [{ team: monitoring }]', '[{ team: monitoring }]'],
  ['a person without the role', 'by: [{ person: eve }]', '[{ person: eve }]'],
  ['fewer than the quorum', 'by: [{ team: csirt }], quorum: 3', '[{ team: csirt }]'],
  ['people of whom one is excluded', 'by: [{ team: csirt }], notBy: [starter, ada], quorum: 2', '[{ team: csirt }]'],
])('%s is told', (_, approve, marked) => expect(findings(approve)).toEqual([`approver-missing: ${marked}`]));

test.each([
  'by: [{ team: csirt }], quorum: 2',
  'by: [{ team: monitoring }, { person: ada }]',
  'by: [{ team: "${{ tenant.id }}" }]',
  'by: [{ team: csirt }], quorum: "1 + 1"',
])('%s is right', (approve) => expect(findings(approve)).toEqual([]));

test('an action that nobody at the tenant could keep from being undone is told', () => {
  const later = (more: string, owner = 'monitoring'): readonly string[] =>
    findingsOf(
      aPlaybook(`- { action: mail.store, undo: { action: mail.store }, undoAfter: 4h${more} }`)
        .replace('name: mail-reported', 'name: used-at-contoso')
        .replace('owner: monitoring', `owner: ${owner}`),
    );
  expect(later('')).toEqual(['approver-missing: undoAfter']);
  expect(later('', 'csirt')).toEqual([]);
  expect(later(', approval: ask')).not.toContain('approver-missing: undoAfter');
});

test('an audience is told otherwise, and a playbook that no tenant names is not judged', () => {
  expect(findings('by: [{ audience: mssp }]')).toEqual(['approve-by-nobody: [{ audience: mssp }]']);
  expect(findingsOf(aPlaybook('- approve: { question: Go?, by: [{ team: monitoring }] }'))).toEqual([]);
});

test('a team that does not work for the tenant has nobody who may approve there', () => {
  const world = { ...WORLD, teams: new Set(['monitoring', 'csirt', 'night']) };
  const text = aPlaybook('- approve: { question: Go?, by: [{ team: night }] }').replace(
    'mail-reported',
    'used-at-contoso',
  );
  const { diagnostics } = checkDocument(text, 'playbook.yaml', world);
  expect(diagnostics).toMatchObject([{ code: 'approver-missing' }]);
  expect(diagnostics[0]?.summary).toContain('`by` names 0');
});
