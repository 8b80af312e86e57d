import { expect, test } from 'vitest';
import { findingsOf } from '../a-world.ts';
import { TEMPLATE } from '../documents.ts';

test.each([
  [TEMPLATE, []],
  [TEMPLATE.replace('inputs.purged }} mails purged', 'inputs.prged }} mails purged'), ['unknown-field: prged']],
  [TEMPLATE.replace('purged: integer', 'purged: intger'), ['wrong-value: intger']],
])('%#: a template reads what it has', (text, findings) => {
  expect(findingsOf(text)).toEqual(findings);
});
