import { expect, test } from 'vitest';
import { checked, findingsOf } from '../a-world.ts';
import { SAMPLE } from '../documents.ts';

test.each([
  [SAMPLE.replace('operation: MailItemsAccessed', 'operatoin: x'), ['sample-field: operatoin']],
  [SAMPLE.replace('operation: MailItemsAccessed', 'operation: 1'), ['sample-field: 1']],
  [SAMPLE.replace('operation: MailItemsAccessed', 'raw: { whatever: 1 }'), []],
  [SAMPLE.replace(', operation: MailItemsAccessed', ''), []],
])('%#: the fields of a sample are those of its type', (text, findings) => expect(findingsOf(text)).toEqual(findings));

test('a misspelt field is answered with the nearest one', () => {
  const [finding] = checked(SAMPLE.replace('operation', 'operatoin')).diagnostics;
  expect(finding?.suggestion).toBe('Did you mean "operation"?');
});
