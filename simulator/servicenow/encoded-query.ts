/**
 * Encoded queries: `a=1^b!=2^ORc=3^NQd=4^ORDERBYe`. `^` binds closer than `^NQ`, and `^OR` joins a condition to the
 * one before it. An invalid part (unknown column, no operator) is silently ignored, so that the query widens: the
 * platform's worst trap. With the strict property such a query gives no rows.
 */
export interface EncodedQuery {
  /** Alternatives (^NQ) of conjunctions (^) of alternatives (^OR). */
  readonly groups: readonly (readonly (readonly Condition[])[])[];
  readonly order: readonly { readonly column: string; readonly isDescending: boolean }[];
  /** Parts that were ignored. */
  readonly invalid: readonly string[];
  /** A value that would run a script. */
  readonly hasScript: boolean;
}

/** One comparison. */
export interface Condition {
  readonly column: string;
  readonly operator: Operator;
  readonly value: string;
}

const OPERATORS = [
  'NOT LIKE',
  'NOT IN',
  'ISNOTEMPTY',
  'ISEMPTY',
  'STARTSWITH',
  'ENDSWITH',
  'LIKE',
  'IN',
  '!=',
  '<=',
  '>=',
  '=',
  '<',
  '>',
] as const;

type Operator = (typeof OPERATORS)[number];

const CONDITION = new RegExp(`^([a-z_0-9.]+?)(${OPERATORS.join('|')})(.*)$`, 's');

/** Parses a query; `isColumn` tells which columns (and dot-walks) the table has. */
export function parseEncodedQuery(text: string, isColumn: (column: string) => boolean): EncodedQuery {
  const order: { column: string; isDescending: boolean }[] = [];
  const invalid: string[] = [];
  const groups: Condition[][][] = [[]];
  for (const part of text.split('^').filter((piece) => piece !== '' && piece !== 'EQ')) {
    const sorting = /^ORDERBY(DESC)?([a-z_0-9.]+)$/.exec(part);
    if (sorting !== null) {
      addOrder(sorting, { order, invalid, isColumn });
      continue;
    }
    const [, joint = '', rest = ''] = /^(NQ|OR)?(.*)$/s.exec(part) ?? [];
    const condition = parseCondition(rest, isColumn);
    if (joint === 'NQ') groups.push([]);
    if (condition === undefined) invalid.push(part);
    else addCondition(groups.at(-1) ?? [], condition, joint === 'OR');
  }
  return { groups, order, invalid, hasScript: /javascript:/i.test(text) };
}

/** Whether a row is in the result; `read` gives the text of a column or dot-walk. */
export function matchesQuery(query: EncodedQuery, read: (column: string) => string): boolean {
  return query.groups.some((group) =>
    group.every((alternatives) => alternatives.some((condition) => holds(condition, read(condition.column)))),
  );
}

interface Orders {
  readonly order: { column: string; isDescending: boolean }[];
  readonly invalid: string[];
  readonly isColumn: (column: string) => boolean;
}

function addOrder([part, descending, column = '']: RegExpExecArray, { order, invalid, isColumn }: Orders): void {
  if (isColumn(column)) order.push({ column, isDescending: descending === 'DESC' });
  else invalid.push(part);
}

function addCondition(group: Condition[][], condition: Condition, isAlternative: boolean): void {
  const last = group.at(-1);
  if (isAlternative && last !== undefined) last.push(condition);
  else group.push([condition]);
}

function parseCondition(text: string, isColumn: (column: string) => boolean): Condition | undefined {
  const [, column = '', operator, value = ''] = CONDITION.exec(text) ?? [];
  const known = OPERATORS.find((candidate) => candidate === operator);
  return known !== undefined && isColumn(column) ? { column, operator: known, value } : undefined;
}

function holds({ operator, value }: Condition, actual: string): boolean {
  switch (operator) {
    case '=':
      return actual === value;
    case '!=':
      return actual !== value;
    case 'LIKE':
      return actual.includes(value);
    case 'NOT LIKE':
      return !actual.includes(value);
    case 'STARTSWITH':
      return actual.startsWith(value);
    case 'ENDSWITH':
      return actual.endsWith(value);
    case 'IN':
      return value.split(',').includes(actual);
    case 'NOT IN':
      return !value.split(',').includes(actual);
    case 'ISEMPTY':
      return actual === '';
    case 'ISNOTEMPTY':
      return actual !== '';
    case '<':
    case '<=':
    case '>':
    case '>=':
      return actual !== '' && isInOrder(compareTexts(actual, value), operator);
  }
}

function isInOrder(comparison: number, operator: '<' | '<=' | '>' | '>='): boolean {
  if (comparison === 0) return operator === '<=' || operator === '>=';
  return comparison < 0 === operator.startsWith('<');
}

/** Numbers as numbers, everything else (times too) as text. */
export function compareTexts(a: string, b: string): number {
  const [left, right] = [Number(a), Number(b)];
  if (a !== '' && b !== '' && !Number.isNaN(left) && !Number.isNaN(right)) return left - right;
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
