import type { Kind } from './cel-value.ts';

/** Names that are types in an expression: `type(x) == string`. */
export const TYPE_NAMES: Readonly<Record<string, Kind>> = {
  bool: 'bool',
  int: 'int',
  double: 'double',
  string: 'string',
  list: 'list',
  map: 'map',
  null_type: 'null',
};

const WORDS =
  'true false null in as break const continue else for function if import let loop package namespace return var void while ' +
  '__proto__ prototype uint bytes type cel optional google';

/** Names that no scope may give to a value, because an expression could not read it: words and types of CEL. */
export const RESERVED_NAMES: ReadonlySet<string> = new Set([...WORDS.split(' '), ...Object.keys(TYPE_NAMES)]);
