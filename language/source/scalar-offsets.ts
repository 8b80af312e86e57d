import type { Range } from '../diagnostic.ts';
import type { ScalarNode } from './source-node.ts';

/*
 * Where each character of a scalar's value stands in the text. YAML folds lines, strips indentation and decodes escapes,
 * so that a place inside a value is not simply the scalar's start plus an offset.
 *
 * Plain, single-quoted and block scalars only ever change white space: the n-th character of the value that is not white
 * space is the n-th such character of the source. White space between two of them is aligned with the left neighbour up to
 * the last line break, and with the right neighbour after it, where indentation was stripped on the left.
 * Double-quoted scalars are read token by token, since an escape may produce anything.
 */

/** Maps a range inside the value of a scalar to the text; ends beyond the value are cut. */
export function rangeInScalar(text: string, node: ScalarNode, range: Range): Range {
  const offsets = scalarOffsets(text, node);
  const start = offsets[Math.min(range.start, offsets.length - 1)] as number; // a list that is never empty
  if (range.end <= range.start) return { start, end: start };
  const last = Math.min(range.end, offsets.length - 1) - 1;
  const end = offsets[Math.max(last, 0)] as number; // as above
  return { start, end: Math.max(start, Math.min(end + 1, node.range.end)) };
}

/** Offset in the text of each UTF-16 unit of the value, and one more for its end. */
export function scalarOffsets(text: string, node: ScalarNode): readonly number[] {
  const value = String(node.value);
  const { start, end } = node.range;
  switch (node.style) {
    case 'plain':
      return alignedOffsets(value, sourceCharacters(text, start, end, false), end);
    case 'single':
      return alignedOffsets(value, sourceCharacters(text, start + 1, end - 1, true), end - 1);
    case 'block':
      return alignedOffsets(value, sourceCharacters(text, contentStart(text, start, end), end, false), end);
    case 'double':
      return [...doubleQuotedOffsets(text.slice(start + 1, end - 1), start + 1), end - 1];
  }
}

/** A block's content begins on the line after its header, which may hold a comment. */
function contentStart(text: string, start: number, end: number): number {
  const lineBreak = text.indexOf('\n', start);
  return lineBreak === -1 ? end : lineBreak + 1;
}

/** Offsets of the characters that are not white space; `''` in a single-quoted scalar is one character. */
function sourceCharacters(text: string, start: number, end: number, areQuotesDoubled: boolean): readonly number[] {
  const found: number[] = [];
  for (let at = start; at < end; at++) {
    if (isWhiteSpace(text.charCodeAt(at))) continue;
    found.push(at);
    if (areQuotesDoubled && text.charAt(at) === "'") at++;
  }
  return found;
}

function alignedOffsets(value: string, characters: readonly number[], end: number): readonly number[] {
  const offsets: number[] = [];
  const sources = [...characters, end];
  let next = 0;
  const sourceOf = (index: number): number => sources[Math.min(index, sources.length - 1)] as number; // never empty
  for (let at = 0; at < value.length;) {
    if (!isWhiteSpace(value.charCodeAt(at))) {
      offsets.push(sourceOf(next++));
      at++;
      continue;
    }
    let runEnd = at;
    while (runEnd < value.length && isWhiteSpace(value.charCodeAt(runEnd))) runEnd++;
    const right = sourceOf(next);
    const left = next === 0 ? right - (runEnd - at) : sourceOf(next - 1) + 1;
    const lastBreak = value.lastIndexOf('\n', runEnd - 1);
    for (let place = at; place < runEnd; place++) {
      const fromLeft = Math.min(left + (place - at), right);
      offsets.push(place > lastBreak && lastBreak >= at ? Math.max(right - (runEnd - place), left) : fromLeft);
    }
    at = runEnd;
  }
  return [...offsets, end];
}

function isWhiteSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

const DOUBLE_QUOTED_TOKEN =
  /\\\r?\n[ \t]*|\\x[0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\U[0-9a-fA-F]{8}|\\[^]|[ \t]*(?:\r?\n[ \t]*)+|[^]/g;

function doubleQuotedOffsets(source: string, start: number): readonly number[] {
  const offsets: number[] = [];
  for (const match of source.matchAll(DOUBLE_QUOTED_TOKEN)) {
    for (let unit = unitsOf(match[0]); unit > 0; unit--) offsets.push(start + match.index);
  }
  return offsets;
}

/** How many UTF-16 units of the value a token of the source makes. */
function unitsOf(token: string): number {
  if (/^\\\r?\n/.test(token)) return 0;
  if (token.startsWith('\\U')) return Number.parseInt(token.slice(2), 16) > 0xffff ? 2 : 1;
  const breaks = token.split('\n').length - 1;
  return token.startsWith('\\') ? 1 : Math.max(1, breaks - 1);
}
