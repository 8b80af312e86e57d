/** Where an element of the outer array lies. */
export interface CutRecord {
  readonly start: number;
  readonly end: number;
  /** Just behind the key "RecordType" of the element itself; undefined if it has none in plain letters, or two. */
  readonly typeAt: number | undefined;
}

const KEY = '"RecordType"';
const DEPTH_MAX = 200;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const COMMA = 0x2c;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

/**
 * Finds the elements of a JSON array by walking its strings and brackets; text inside strings is jumped over.
 *
 * @returns undefined when the walk does not come out even: then only a parser can say what is wrong.
 */
export function cutRecords(blob: Buffer): readonly CutRecord[] | undefined {
  // One character a byte, so that positions are those of the bytes; searching a string beats searching a Buffer here.
  const text = blob.toString('latin1');
  let at = skipBlank(text, 0);
  if (text.charCodeAt(at) !== OPEN_BRACKET) return undefined;
  at = skipBlank(text, at + 1);
  const cut: CutRecord[] = [];
  if (text.charCodeAt(at) === CLOSE_BRACKET) return skipBlank(text, at + 1) === text.length ? cut : undefined;
  for (;;) {
    if (text.charCodeAt(at) !== OPEN_BRACE) return undefined;
    const record = cutRecord(text, at);
    if (record === undefined) return undefined;
    cut.push(record);
    at = skipBlank(text, record.end);
    const code = text.charCodeAt(at);
    if (code === CLOSE_BRACKET) return skipBlank(text, at + 1) === text.length ? cut : undefined;
    if (code !== COMMA) return undefined;
    at = skipBlank(text, at + 1);
  }
}

function cutRecord(text: string, start: number): CutRecord | undefined {
  let depth = 0;
  let typeAt: number | undefined;
  let keys = 0;
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      const end = endOfString(text, at);
      if (end === -1) return undefined;
      if (depth === 1 && end - at === KEY.length && isRecordTypeKey(text, at)) {
        typeAt = end;
        keys++;
      }
      at = end - 1;
    } else if (code === OPEN_BRACE || code === OPEN_BRACKET) {
      if (++depth > DEPTH_MAX) return undefined;
    } else if ((code === CLOSE_BRACE || code === CLOSE_BRACKET) && --depth === 0) {
      return { start, end: at + 1, typeAt: keys === 1 ? typeAt : undefined };
    }
  }
  return undefined;
}

/** Position behind the closing quote, or -1. */
function endOfString(text: string, open: number): number {
  let close = text.indexOf('"', open + 1);
  while (close !== -1 && text.charCodeAt(close - 1) === BACKSLASH && isEscaped(text, close))
    close = text.indexOf('"', close + 1);
  return close === -1 ? -1 : close + 1;
}

function isEscaped(text: string, at: number): boolean {
  let backslashes = 0;
  while (text.charCodeAt(at - 1 - backslashes) === BACKSLASH) backslashes++;
  return backslashes % 2 === 1;
}

function isRecordTypeKey(text: string, at: number): boolean {
  return text.startsWith(KEY, at) && text.charCodeAt(skipBlank(text, at + KEY.length)) === COLON;
}

function skipBlank(text: string, from: number): number {
  let at = from;
  for (
    let code = text.charCodeAt(at);
    code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
    code = text.charCodeAt(++at)
  );
  return at;
}
