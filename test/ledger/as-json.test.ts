import { expect, test } from 'vitest';
import { asJson } from '../../ledger/as-json.ts';

test('arrays, texts and nothing become JSON, not what the driver would make of them', () => {
  expect(asJson([1, 'a', null])).toBe('[1,"a",null]');
  expect(asJson('text')).toBe('"text"');
  expect(asJson(null)).toBe('null');
});

test('equal values are equal text, and U+0000 is escaped', () => {
  expect(asJson({ b: 1, a: '\u0000' })).toBe(asJson({ a: '\u0000', b: 1 }));
  expect(asJson('\u0000')).toBe('"\\u0000"');
});
