import { UpstreamError } from '../upstream-error.ts';

/** One condition of an encoded query. */
export type Condition = readonly [field: string, operator: '=' | '<' | '>=' | 'LIKE', value: string];

const FIELD = /^[a-z_]+$/;
// A caret would begin another condition, and the instance runs values that begin with this as a script.
const FORBIDDEN = /\^|javascript:|[\u0000-\u001f\u007f]/i;

/**
 * Writes an encoded query. The instance ignores parts that it does not understand, so that a mistake would widen the
 * query: nothing that could be taken for another part may stand in a value.
 *
 * @throws {UpstreamError} `rejected` for a value with `^`, a control character or a script.
 * @see ServiceNow «Operators available for filters and queries»
 */
export function encodeQuery(conditions: readonly Condition[], ...orderBy: readonly string[]): string {
  const parts = conditions.map(([field, operator, value]) => `${field}${operator}${checkedValue(field, value)}`);
  return [...parts, ...orderBy.map((field) => `ORDERBY${field}`)].join('^');
}

function checkedValue(field: string, value: string): string {
  if (FIELD.test(field) && !FORBIDDEN.test(value)) return value;
  throw new UpstreamError(
    'rejected',
    `Cannot search ServiceNow by "${field}" because a value may hold neither "^", control characters nor scripts: found one that does`,
  );
}
