import { expect, test } from 'vitest';
import { checkDocument } from '../../../language/check-document.ts';
import { aPlaybook, WORLD } from '../a-world.ts';

test('where no tenants are known, none uses a playbook', () => {
  const text = aPlaybook('- approve: { question: Go?, by: [{ team: monitoring }] }').replace(
    'mail-reported',
    'used-at-contoso',
  );
  expect(checkDocument(text, 'x', WORLD).diagnostics).toHaveLength(1);
  const { tenantFacts: _facts, ...world } = WORLD;
  expect(checkDocument(text, 'x', world).diagnostics).toEqual([]);
});
