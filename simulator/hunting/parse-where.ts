import { compareValues, isEqual } from '../odata/compare-values.ts';
import type { JsonRecord, JsonValue } from '../records/record-types.ts';
import type { TokenReader } from './token-reader.ts';

/** Whether a row is let through. */
export type RowTest = (row: JsonRecord) => boolean;

/** What a condition is read with. */
export interface WhereScope {
  readonly reader: TokenReader;
  readonly columns: ReadonlySet<string>;
  readonly nowMs: number;
}

/** Depth of parentheses. */
const DEPTH_MAX = 30;

/** Reads the condition of a `where`: comparisons joined by and, or and parentheses. */
export function parseWhere(scope: WhereScope, depth = 0): RowTest | undefined {
  const tests: RowTest[] = [];
  do {
    const test = parseAnd(scope, depth);
    if (test === undefined) return undefined;
    tests.push(test);
  } while (scope.reader.takeWord('or') !== undefined);
  return (row) => tests.some((test) => test(row));
}

function parseAnd(scope: WhereScope, depth: number): RowTest | undefined {
  const tests: RowTest[] = [];
  do {
    const test = parseTerm(scope, depth);
    if (test === undefined) return undefined;
    tests.push(test);
  } while (scope.reader.takeWord('and') !== undefined);
  return (row) => tests.every((test) => test(row));
}

function parseTerm(scope: WhereScope, depth: number): RowTest | undefined {
  const { reader } = scope;
  if (depth > DEPTH_MAX) return reader.fail('The query is nested too deeply.');
  if (reader.takeMark('(')) {
    const test = parseWhere(scope, depth + 1);
    return reader.takeMark(')') ? test : reader.fail("Query could not be parsed: ')' is missing.");
  }
  const emptiness = reader.takeWord('isempty', 'isnotempty');
  if (emptiness !== undefined) return parseEmptiness(scope, emptiness === 'isempty');
  const column = takeColumn(scope);
  return column === undefined ? undefined : parseComparison(scope, column);
}

function parseEmptiness(scope: WhereScope, isEmptyWanted: boolean): RowTest | undefined {
  if (!scope.reader.takeMark('(')) return scope.reader.fail("Query could not be parsed: '(' is missing.");
  const column = takeColumn(scope);
  if (column === undefined) return undefined;
  if (!scope.reader.takeMark(')')) return scope.reader.fail("Query could not be parsed: ')' is missing.");
  return (row) => (row[column] === '' || row[column] === null) === isEmptyWanted;
}

/** A column of the rows at this place of the query. */
export function takeColumn({ reader, columns }: Pick<WhereScope, 'reader' | 'columns'>): string | undefined {
  const name = reader.takeName();
  if (name === undefined) return reader.fail('Query could not be parsed: a column is missing.');
  return columns.has(name) ? name : reader.fail(`'where' operator: Failed to resolve column '${name}'.`);
}

function parseComparison(scope: WhereScope, column: string): RowTest | undefined {
  const operator = scope.reader.take();
  const name = operator?.kind === 'word' || operator?.kind === 'mark' ? operator.text.toLowerCase() : '';
  if (name === 'in' || name === 'in~' || name === '!in' || name === 'has_any')
    return parseList(scope, { column, name });
  const compare = COMPARISONS[name];
  if (compare === undefined) return scope.reader.fail(`Query could not be parsed: "${name}" is no operator.`);
  const literal = takeLiteral(scope);
  return literal === undefined ? undefined : (row) => compare(row[column] ?? null, literal.value);
}

function parseList(
  scope: WhereScope,
  { column, name }: { readonly column: string; readonly name: string },
): RowTest | undefined {
  if (!scope.reader.takeMark('(')) return scope.reader.fail("Query could not be parsed: '(' is missing.");
  const values: JsonValue[] = [];
  do {
    const literal = takeLiteral(scope);
    if (literal === undefined) return undefined;
    values.push(literal.value);
  } while (scope.reader.takeMark(','));
  if (!scope.reader.takeMark(')')) return scope.reader.fail("Query could not be parsed: ')' is missing.");
  const fits = name === 'in~' ? isEqual : name === 'has_any' ? hasTerm : isSame;
  return (row) => values.some((value) => fits(row[column] ?? null, value)) === (name !== '!in');
}

type Comparison = (value: JsonValue, wanted: JsonValue) => boolean;

const COMPARISONS: Readonly<Record<string, Comparison>> = {
  '==': isSame,
  '!=': (value, wanted) => !isSame(value, wanted),
  '=~': isEqual,
  '!~': (value, wanted) => !isEqual(value, wanted),
  '>': (value, wanted) => compareValues(value, wanted) > 0,
  '>=': (value, wanted) => compareValues(value, wanted) >= 0,
  '<': (value, wanted) => compareValues(value, wanted) < 0,
  '<=': (value, wanted) => compareValues(value, wanted) <= 0,
  has: hasTerm,
  contains: (value, wanted) => lower(value).includes(lower(wanted)),
  startswith: (value, wanted) => lower(value).startsWith(lower(wanted)),
  endswith: (value, wanted) => lower(value).endsWith(lower(wanted)),
};

/** `==` minds the letter case; `=~` does not. */
function isSame(value: JsonValue, wanted: JsonValue): boolean {
  return value === wanted;
}

/** A whole word in any letter case. */
function hasTerm(value: JsonValue, wanted: JsonValue): boolean {
  const [text, term] = [lower(value), lower(wanted)];
  const at = text.indexOf(term);
  const isWordMark = (character: string): boolean => /\w/.test(character);
  return at >= 0 && !isWordMark(text.charAt(at - 1)) && !isWordMark(text.charAt(at + term.length));
}

function lower(value: JsonValue): string {
  return typeof value === 'string' ? value.toLowerCase() : String(JSON.stringify(value));
}

/** Text, number, truth value, `ago(1d)`, `now()` or `datetime(…)`. */
function takeLiteral({ reader, nowMs }: WhereScope): { readonly value: JsonValue } | undefined {
  const token = reader.take();
  if (token?.kind === 'text' || token?.kind === 'number') return { value: token.value };
  const word = token?.kind === 'word' ? token.text.toLowerCase() : '';
  if (word === 'true' || word === 'false') return { value: word === 'true' };
  if (!['ago', 'now', 'datetime'].includes(word) || !reader.takeMark('('))
    return reader.fail('Query could not be parsed: a value is missing.');
  const argument = word === 'now' ? undefined : reader.take();
  if (!reader.takeMark(')')) return reader.fail("Query could not be parsed: ')' is missing.");
  if (word === 'datetime') return argument?.kind === 'text' ? { value: argument.value } : noSpan(reader);
  if (word === 'ago' && argument?.kind !== 'span') return noSpan(reader);
  const backMs = argument?.kind === 'span' ? argument.value : 0;
  return { value: new Date(nowMs - backMs).toISOString() };
}

function noSpan(reader: TokenReader): undefined {
  return reader.fail('Query could not be parsed: a time is missing.');
}
