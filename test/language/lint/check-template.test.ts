import { expect, test } from 'vitest';
import { findingsOf } from '../a-world.ts';
import { TEMPLATE } from '../documents.ts';

test.each([
  [TEMPLATE.replace('inputs.note', 'inputs.noet'), ['unknown-field: noet']],
  [TEMPLATE.replace('tenant.title', 'steps.a.status'), ['unknown-variable: steps']],
  [TEMPLATE.replace('purged: integer', 'purged: intger'), ['wrong-value: intger']],
  [TEMPLATE.replace('subject:', 'subjet:'), ['missing-key: apiVersion', 'unknown-key: subjet']],
])('%#: a mistake is told at its place', (text, findings) => {
  expect(findingsOf(text)).toEqual(findings);
});
