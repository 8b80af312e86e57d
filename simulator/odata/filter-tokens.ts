/** A piece of a `$filter`. */
export type FilterToken =
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  | { readonly kind: 'mark'; readonly text: '(' | ')' | ',' | ':' };

const PIECE =
  /\s*(?:(?<text>'(?:[^']|'')*')|(?<time>\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:\d\d))?)|(?<guid>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})|(?<number>-?\d+(?:\.\d+)?)|(?<word>[A-Za-z_@][\w@./]*)|(?<mark>[(),:]))/iy;

/** Takes a `$filter` apart; nothing if there is something in it that belongs nowhere. */
export function readFilterTokens(filter: string): readonly FilterToken[] | undefined {
  const tokens: FilterToken[] = [];
  const piece = new RegExp(PIECE);
  const text = filter.trim();
  while (piece.lastIndex < text.length) {
    const match = piece.exec(text);
    if (match === null) return undefined;
    tokens.push(tokenOf(match.groups ?? {}));
  }
  return tokens;
}

function tokenOf(groups: Readonly<Record<string, string | undefined>>): FilterToken {
  const { text, time, guid, number, word = '', mark } = groups;
  if (text !== undefined) return { kind: 'literal', value: text.slice(1, -1).replaceAll("''", "'") };
  const plain = time ?? guid;
  if (plain !== undefined) return { kind: 'literal', value: plain };
  if (number !== undefined) return { kind: 'literal', value: Number(number) };
  if (mark === '(' || mark === ')' || mark === ',' || mark === ':') return { kind: 'mark', text: mark };
  if (word === 'true' || word === 'false') return { kind: 'literal', value: word === 'true' };
  return word === 'null' ? { kind: 'literal', value: null } : { kind: 'word', text: word };
}
