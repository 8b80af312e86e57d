import { jsonAnswer } from '../server/exchange.ts';
import type { Answer } from '../server/exchange.ts';

/** Messages by code, `{0}` and `{1}` to be filled in. The status is 400 unless AF_STATUS says otherwise. */
const AF_MESSAGES = {
  AF10001: 'The permission set ({0}) sent in the request did not include the expected permission ActivityFeed.Read.',
  AF20001: 'Missing parameter: {0}.',
  AF20002: 'Invalid parameter type: {0}. Expected type: {1}',
  AF20003: 'Expiration {0} provided is set to past date and time.',
  AF20010: 'The tenant ID passed in the URL ({0}) does not match the tenant ID passed in the access token ({1}).',
  AF20011: 'Specified tenant ID ({0}) does not exist in the system or has been deleted.',
  AF20013: 'The tenant ID passed in the URL ({0}) is not a valid GUID.',
  AF20020: 'The specified content type is not valid.',
  AF20021: 'The webhook endpoint ({0}) could not be validated. {1}',
  AF20022: 'No subscription found for the specified content type.',
  AF20023: 'The subscription was disabled by {0}.',
  // Not in the vendor's list, but what every second start answers.
  AF20024: 'The subscription is already enabled. No property change.',
  AF20030:
    'Start time and end time must both be specified (or both omitted) and must be less than or equal to 24 hours apart, ' +
    'with the start time no more than 7 days in the past.',
  AF20031: 'Invalid nextPage Input: {0}.',
  AF20050: 'The specified content ({0}) does not exist.',
  AF20051: 'Content requested with the key {0} has already expired. Content older than 7 days cannot be retrieved.',
  AF20052: 'Content ID {0} in the URL is invalid.',
  AF20055:
    'Start time and end time must both be specified (or both omitted) and must be less than or equal to 24 hours apart, ' +
    'with the start time prior to end time and start time no more than 7 days in the past.',
  AF429: 'Too many requests. Method={0}, PublisherId={1}',
  AF50000: 'An internal error occurred. Retry the request.',
} as const;

/** Codes of the Management Activity API. */
export type AfCode = keyof typeof AF_MESSAGES;

const AF_STATUS: Partial<Record<AfCode, number>> = { AF10001: 401, AF20010: 401, AF429: 403, AF50000: 500 };

/** The answer of a refusal: note that «too many requests» is HTTP 403. */
export function afError(code: AfCode, ...values: readonly string[]): Answer {
  const template: string = AF_MESSAGES[code];
  const message = values.reduce((text, value, at) => text.replace(`{${at}}`, () => value), template);
  return jsonAnswer(AF_STATUS[code] ?? 400, { error: { code, message } });
}
