// What comes from data may hold escape sequences that move the cursor, forge lines, or turn text around. C0, DEL and C1
// controls, line and paragraph separators, bidirectional and invisible format characters are never printed.
const UNSAFE = /[\u0000-\u001F\u007F-\u009F\u00AD\u061C\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]/gu;
const LINE_ENDS = /\r\n|[\n\r\t\u2028\u2029]/gu;

/** Characters of one value that are printed at most. */
export const PRINTED_CHARACTERS_MAX = 2_000;

/** A value on one line of a terminal: line ends become spaces, whatever else is not text becomes U+FFFD. */
export function printable(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  const cut = text.length > PRINTED_CHARACTERS_MAX ? `${text.slice(0, PRINTED_CHARACTERS_MAX)}…` : text;
  return cut
    .replace(LINE_ENDS, ' ')
    .replace(UNSAFE, '\uFFFD')
    .replace(/\p{Surrogate}/gu, '\uFFFD');
}

/** JSON in which nothing but line ends of ours is a control character; reading it gives the same value. */
export function printableJson(value: unknown): string {
  const text = JSON.stringify(value, null, 2) ?? 'null';
  return text.replace(UNSAFE, (character) =>
    character === '\n' ? character : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
