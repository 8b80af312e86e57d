import type { Range } from '../diagnostic.ts';
import type { SourceProblem } from './source-problem.ts';

/** Longest document, in UTF-8 bytes: about 400 steps. */
export const DOCUMENT_BYTES_MAX = 128 * 1024;

/** What can be wrong with a text before it is looked at as YAML. The parser never sees such a text. */
export function checkText(text: string): SourceProblem | undefined {
  // A UTF-16 unit is at most three bytes of UTF-8: short texts need no encoding to be counted.
  if (text.length * 3 > DOCUMENT_BYTES_MAX) {
    const bytes = utf8Bytes(text);
    if (bytes > DOCUMENT_BYTES_MAX) return tooLarge(bytes);
  }
  if (text.startsWith('\uFEFF')) return byteOrderMark();
  const bad = BAD_CHARACTER.exec(text);
  return bad === null ? undefined : badCharacter(bad[0], { start: bad.index, end: bad.index + 1 });
}

/** Control characters that YAML and PostgreSQL refuse, and halves of surrogate pairs. */
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const BAD_CHARACTER =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/** Whether a value holds what no text of ours may hold, however it was written: an escape can hide it. */
export function hasBadCharacter(value: string): boolean {
  return BAD_CHARACTER.test(value);
}

function utf8Bytes(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) as number; // a character has one
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

function tooLarge(bytes: number): SourceProblem {
  return {
    code: 'document-too-large',
    summary: `Cannot read the document because it may have ${DOCUMENT_BYTES_MAX} bytes: it has ${bytes}`,
    detail: 'Split the playbook, or move long texts into templates',
    range: { start: 0, end: 0 },
  };
}

function byteOrderMark(): SourceProblem {
  return {
    code: 'bad-encoding',
    summary: 'Cannot read the document because it must be UTF-8 without a byte order mark: it begins with one',
    detail: 'Save the file as «UTF-8» instead of «UTF-8 with BOM»',
    range: { start: 0, end: 1 },
    fix: { description: 'Remove the byte order mark', range: { start: 0, end: 1 }, replacement: '' },
  };
}

function badCharacter(character: string, range: Range): SourceProblem {
  const name = `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
  return {
    code: 'bad-encoding',
    summary: `Cannot read the document because it must be plain UTF-8 text: found the character ${name}`,
    detail: 'Remove the character, or save the file as UTF-8 if it was saved in another encoding',
    range,
  };
}
