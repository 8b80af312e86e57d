import { odataText } from '../http/odata-text.ts';
import { UpstreamError } from '../upstream-error.ts';

/* Conditions of `$filter`. A moment stands without quotes and must therefore be one. */

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/;

/**
 * Writes a moment as OData, with all digits that it has.
 *
 * @throws {UpstreamError} `invalid-answer` for anything else: the moments of filters come out of answers.
 */
export function odataMoment(moment: string): string {
  if (MOMENT.test(moment)) return moment;
  throw new UpstreamError(
    'invalid-answer',
    'Cannot ask Microsoft Graph for what follows because a moment must be in UTC: found another text',
  );
}

/** A condition that holds for any of these texts; nothing for none. */
export function odataAnyOf(property: string, texts: readonly string[]): readonly string[] {
  if (texts.length === 0) return [];
  const conditions = texts.map((text) => `${property} eq ${odataText(text)}`);
  return [conditions.length === 1 ? conditions.join('') : `(${conditions.join(' or ')})`];
}
