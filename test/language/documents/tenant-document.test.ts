import { expect, test } from 'vitest';
import { findingsOf } from '../a-world.ts';
import { TENANT } from '../documents.ts';

test.each([
  [TENANT.replace('audiences', 'groups: [retail]\naudiences'), []],
  [TENANT.replace('audiences', 'groups: [retail, retial]\naudiences'), ['unknown-group: retial']],
  [TENANT.replace('audiences', 'groups: [Retail]\naudiences'), ['wrong-value: Retail']],
  [TENANT.replace('audiences', 'forward: []\naudiences'), ['not-yet: forward']],
])('%#: groups of a tenant exist', (text, findings) => {
  expect(findingsOf(text)).toEqual(findings);
});
