import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PRINTED_CHARACTERS_MAX, printable, printableJson } from '../../../cli/output/printable.ts';

const DANGEROUS = /[\u0000-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\u200E\u200F\u2028\u2029\uFEFF]/u;

test.each([
  ['an escape that clears the screen', '\u001b[2Ja', '\uFFFD[2Ja'],
  ['the same as one C1 character', '\u009b2Ja', '\uFFFD2Ja'],
  ['a title of the window', '\u001b]0;pwned\u0007', '\uFFFD]0;pwned\uFFFD'],
  ['a bell', 'a\u0007b', 'a\uFFFDb'],
  ['a backspace that hides what stood before', 'evil\b\b\b\bgood', 'evil\uFFFD\uFFFD\uFFFD\uFFFDgood'],
  ['a line that is forged', 'title\nr-1 approved\r\nx', 'title r-1 approved x'],
  ['text turned around', 'invoice\u202Efdp.exe', 'invoice\uFFFDfdp.exe'],
  ['isolated text', '\u2067a\u2069', '\uFFFDa\uFFFD'],
  ['invisible characters', 'pay\u200Bpal\uFEFF', 'pay\uFFFDpal\uFFFD'],
  ['half a character', 'a\uD800b', 'a\uFFFDb'],
  ['other scripts and emoji, which are fine', 'Grüße 東京 🔒', 'Grüße 東京 🔒'],
])('T6: %s', (_what, text, shown) => {
  expect(printable(text)).toBe(shown);
});

test('no text gets a control character to the terminal', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => !DANGEROUS.test(printable(text))));
});

test('no JSON does either, and reading it gives the same value', () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
      const text = printableJson(value);
      expect(DANGEROUS.test(text.replaceAll('\n', ''))).toBe(false);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test('what is no text is shown as JSON', () => {
  expect([printable(null), printable(7), printable({ a: ['\u001b'] }), printable(undefined)]).toEqual([
    'null',
    '7',
    '{"a":["\\u001b"]}',
    '',
  ]);
});

test('a long value is cut', () => {
  expect(printable('x'.repeat(PRINTED_CHARACTERS_MAX))).toHaveLength(PRINTED_CHARACTERS_MAX);
  expect(printable('x'.repeat(PRINTED_CHARACTERS_MAX + 1))).toMatch(/x…$/);
});
