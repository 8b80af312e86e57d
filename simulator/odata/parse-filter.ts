import type { JsonRecord, JsonValue } from '../records/record-types.ts';
import { compareValues, isEqual } from './compare-values.ts';
import { readFilterTokens } from './filter-tokens.ts';
import type { FilterToken } from './filter-tokens.ts';

/** Whether a row is let through. */
export type RowTest = (row: JsonRecord) => boolean;

/** A filter that can be used, or what is wrong with it. */
export type ParsedFilter = { readonly test: RowTest } | { readonly problem: string };

/** Depth of parentheses and of `not`. */
const DEPTH_MAX = 50;

/**
 * Reads a `$filter`: eq, ne, gt, ge, lt, le, in, and, or, not, parentheses, contains, startswith, endswith, and `any` over
 * a list of simple values. Texts are compared without regard to letter case.
 *
 * @param filterable properties that the vendor says can be filtered on; another one is a problem.
 */
export function parseFilter(filter: string, filterable: readonly string[]): ParsedFilter {
  const tokens = readFilterTokens(filter);
  if (tokens === undefined || tokens.length === 0) return { problem: 'Invalid filter clause' };
  const reader = new FilterReader(tokens, filterable);
  const test = reader.readOr(0);
  const isWhole = test !== undefined && reader.isAtEnd();
  return isWhole ? { test } : { problem: reader.problem };
}

class FilterReader {
  problem = 'Invalid filter clause';
  readonly #tokens: readonly FilterToken[];
  readonly #filterable: readonly string[];
  #at = 0;

  constructor(tokens: readonly FilterToken[], filterable: readonly string[]) {
    this.#tokens = tokens;
    this.#filterable = filterable;
  }

  isAtEnd(): boolean {
    return this.#at === this.#tokens.length;
  }

  readOr(depth: number): RowTest | undefined {
    return this.#readChain(depth, 'or');
  }

  #readChain(depth: number, joint: 'or' | 'and'): RowTest | undefined {
    const tests: RowTest[] = [];
    do {
      const test = joint === 'or' ? this.#readChain(depth, 'and') : this.#readUnary(depth);
      if (test === undefined) return undefined;
      tests.push(test);
    } while (this.#takeWord(joint));
    return joint === 'or' ? (row) => tests.some((test) => test(row)) : (row) => tests.every((test) => test(row));
  }

  #readUnary(depth: number): RowTest | undefined {
    if (depth > DEPTH_MAX) return undefined;
    if (this.#takeWord('not')) {
      const test = this.#readUnary(depth + 1);
      return test === undefined ? undefined : (row) => !test(row);
    }
    if (!this.#takeMark('(')) return this.#readCondition();
    const test = this.readOr(depth + 1);
    return this.#takeMark(')') ? test : undefined;
  }

  #readCondition(): RowTest | undefined {
    const token = this.#tokens[this.#at];
    if (token?.kind !== 'word') return undefined;
    this.#at++;
    if (/^(contains|startswith|endswith)$/i.test(token.text)) return this.#readFunction(token.text.toLowerCase());
    if (token.text.endsWith('/any')) return this.#readAny(token.text.slice(0, -'/any'.length));
    return this.#isFilterable(token.text) ? this.#readComparison(token.text) : undefined;
  }

  #readFunction(name: string): RowTest | undefined {
    if (!this.#takeMark('(')) return undefined;
    const path = this.#takeAnyWord();
    if (path === undefined || !this.#isFilterable(path) || !this.#takeMark(',')) return undefined;
    const literal = this.#takeLiteral();
    if (typeof literal?.value !== 'string' || !this.#takeMark(')')) return undefined;
    const wanted = literal.value.toLowerCase();
    return (row) => {
      const value = valueAt(row, path);
      const text = typeof value === 'string' ? value.toLowerCase() : '';
      if (name === 'contains') return text.includes(wanted);
      return name === 'startswith' ? text.startsWith(wanted) : text.endsWith(wanted);
    };
  }

  /** `tags/any(t: t eq 'x')`: lists of simple values only. */
  #readAny(path: string): RowTest | undefined {
    if (!this.#isFilterable(path) || !this.#takeMark('(')) return undefined;
    const variable = this.#takeAnyWord();
    if (variable === undefined || !this.#takeMark(':') || this.#takeAnyWord() !== variable) return undefined;
    const test = this.#readComparison('item');
    if (test === undefined || !this.#takeMark(')')) return undefined;
    return (row) => {
      const list = valueAt(row, path);
      return Array.isArray(list) && list.some((item: JsonValue) => test({ item }));
    };
  }

  #readComparison(path: string): RowTest | undefined {
    const operator = this.#takeAnyWord()?.toLowerCase();
    if (operator === 'in') return this.#readIn(path);
    const literal = this.#takeLiteral();
    if (literal === undefined) return undefined;
    const { value } = literal;
    switch (operator) {
      case 'eq':
        return (row) => isEqual(valueAt(row, path), value);
      case 'ne':
        return (row) => !isEqual(valueAt(row, path), value);
      case 'gt':
        return (row) => compareValues(valueAt(row, path), value) > 0;
      case 'ge':
        return (row) => compareValues(valueAt(row, path), value) >= 0;
      case 'lt':
        return (row) => compareValues(valueAt(row, path), value) < 0;
      case 'le':
        return (row) => compareValues(valueAt(row, path), value) <= 0;
      default:
        return undefined;
    }
  }

  #readIn(path: string): RowTest | undefined {
    if (!this.#takeMark('(')) return undefined;
    const values: JsonValue[] = [];
    do {
      const literal = this.#takeLiteral();
      if (literal === undefined) return undefined;
      values.push(literal.value);
    } while (this.#takeMark(','));
    return this.#takeMark(')') ? (row) => values.some((value) => isEqual(valueAt(row, path), value)) : undefined;
  }

  #isFilterable(path: string): boolean {
    const isKnown = this.#filterable.some((known) => known.toLowerCase() === path.toLowerCase());
    if (!isKnown) this.problem = `Filter on property '${path}' is not supported.`;
    return isKnown;
  }

  #takeWord(text: string): boolean {
    const token = this.#tokens[this.#at];
    const isTaken = token?.kind === 'word' && token.text.toLowerCase() === text;
    if (isTaken) this.#at++;
    return isTaken;
  }

  #takeAnyWord(): string | undefined {
    const token = this.#tokens[this.#at];
    if (token?.kind !== 'word') return undefined;
    this.#at++;
    return token.text;
  }

  #takeMark(text: string): boolean {
    const token = this.#tokens[this.#at];
    const isTaken = token?.kind === 'mark' && token.text === text;
    if (isTaken) this.#at++;
    return isTaken;
  }

  /** A literal; an enum member may have its type before it: `microsoft.graph.security.incidentStatus'active'`. */
  #takeLiteral(): { readonly value: JsonValue } | undefined {
    const [token, next] = [this.#tokens[this.#at], this.#tokens[this.#at + 1]];
    const isTyped = token?.kind === 'word' && token.text.startsWith('microsoft.graph.');
    const literal = isTyped ? next : token;
    if (literal?.kind !== 'literal') return undefined;
    this.#at += isTyped ? 2 : 1;
    return { value: literal.value };
  }
}

/** The value at a path with slashes, in any letter case; null if there is none. */
export function valueAt(row: JsonRecord, path: string): JsonValue {
  let value: JsonValue = row;
  for (const part of path.toLowerCase().split('/')) {
    if (typeof value !== 'object' || value === null) return null;
    const found: [string, JsonValue] | undefined = Object.entries(value).find(([name]) => name.toLowerCase() === part);
    value = found?.[1] ?? null;
  }
  return value;
}
