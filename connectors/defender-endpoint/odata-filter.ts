import { odataText } from '../http/odata-text.ts';

/** One condition on a member of an entity. */
export type Condition =
  | { readonly member: string; readonly is: string }
  /** A moment, RFC 3339 in UTC: OData writes it without quotes. */
  | { readonly member: string; readonly after: string };

/**
 * Writes conditions that must all hold as an OData `$filter`. A text can never become more of the query than a text:
 * it stands in quotes, and a quote in it is doubled.
 */
export function writeFilter(conditions: readonly Condition[]): string {
  return conditions
    .map((condition) =>
      'is' in condition
        ? `${condition.member} eq ${odataText(condition.is)}`
        : `${condition.member} gt ${new Date(condition.after).toISOString()}`,
    )
    .join(' and ');
}
