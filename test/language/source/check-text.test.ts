import { expect, test } from 'vitest';
import { DOCUMENT_BYTES_MAX, hasBadCharacter } from '../../../language/source/check-text.ts';
import { readSource } from '../../../language/source/read-source.ts';

function codeOf(text: string): string {
  const source = readSource(text);
  return source.ok ? 'ok' : String(source.problems[0]?.code);
}

const textOfBytes = (bytes: number, filler = 'x'): string => {
  const size = new TextEncoder().encode(filler).length;
  return `a: ${filler.repeat(Math.floor((bytes - 3) / size))}${'y'.repeat((bytes - 3) % size)}`;
};

test.each(['x', 'ä', '€', '😀'])('a document may have 128 KiB of UTF-8, and not a byte more: %s', (filler) => {
  expect(codeOf(textOfBytes(DOCUMENT_BYTES_MAX, filler))).toBe('ok');
  expect(codeOf(textOfBytes(DOCUMENT_BYTES_MAX + 1, filler))).toBe('document-too-large');
});

test.each([
  ['a byte order mark', '\uFEFFa: 1'],
  ['a NUL', 'a: "\u0000"'],
  ['a control character', 'a: "\u001b[31m"'],
  ['the first half of a surrogate pair', 'a: "\ud800"'],
  ['the second half of a surrogate pair', 'a: "\udc00"'],
  ['a character that is none', 'a: "\uffff"'],
])('%s is refused', (_, text) => {
  expect(codeOf(text)).toBe('bad-encoding');
});

test('whole surrogate pairs, tabs in texts and Windows line ends are fine', () => {
  expect(codeOf('a: "😀 \t x"\r\nb: 1\r\n')).toBe('ok');
});

test('a byte order mark can be removed by its fix', () => {
  const source = readSource('\uFEFFa: 1');
  expect(source.ok ? undefined : source.problems[0]?.fix).toMatchObject({
    range: { start: 0, end: 1 },
    replacement: '',
  });
});

test('a bad character is found wherever it is hidden', () => {
  expect(hasBadCharacter('a\u0000')).toBe(true);
  expect(hasBadCharacter('a')).toBe(false);
});
