import type { FailureCode } from '../../contracts/failure-codes.ts';

/** What a code of the Management Activity API means to a caller. */
export interface AfMeaning {
  readonly kind: FailureCode;
  /** For the operator, to follow the message. */
  readonly advice: string;
}

const CONFIGURATION = 'check the connection of the tenant';
const OURS = 'this is a mistake of Watchbill';

/**
 * The documented codes, and AF20024, which clients report. They say more than the HTTP status: too many requests arrive
 * as 403 with AF429.
 *
 * @see Microsoft «Office 365 Management Activity API reference», Errors
 */
export const AF_CODES: Readonly<Record<string, AfMeaning>> = {
  AF10001: { kind: 'forbidden', advice: 'grant ActivityFeed.Read to the application and consent to it' },
  AF20001: { kind: 'rejected', advice: OURS },
  AF20002: { kind: 'rejected', advice: OURS },
  AF20003: { kind: 'rejected', advice: CONFIGURATION },
  AF20010: { kind: 'forbidden', advice: 'the token is of another tenant: check entraTenantId' },
  AF20011: { kind: 'not-found', advice: 'turn on the unified audit log; it takes about an hour to take effect' },
  AF20012: { kind: 'rejected', advice: 'ask the support of Microsoft' },
  AF20013: { kind: 'rejected', advice: 'entraTenantId must be a GUID' },
  AF20020: { kind: 'rejected', advice: 'check contentTypes' },
  AF20021: { kind: 'rejected', advice: 'the webhook must answer 200 over https' },
  AF20022: { kind: 'not-found', advice: 'start the subscription' },
  AF20023: { kind: 'forbidden', advice: 'an administrator disabled the subscription: ask the customer' },
  AF20024: { kind: 'conflict', advice: 'the subscription is enabled already' },
  AF20030: { kind: 'rejected', advice: OURS },
  AF20031: { kind: 'rejected', advice: 'the window is listed again from its first page' },
  AF20050: { kind: 'not-found', advice: 'the content does not exist: a gap' },
  AF20051: { kind: 'not-found', advice: 'the content is older than 7 days: data is lost' },
  AF20052: { kind: 'rejected', advice: OURS },
  AF20053: { kind: 'rejected', advice: OURS },
  AF20054: { kind: 'rejected', advice: OURS },
  AF20055: { kind: 'rejected', advice: OURS },
  AF429: { kind: 'throttled', advice: 'the quota of the tenant is used up' },
  AF50000: { kind: 'unavailable', advice: 'the service asks to try again' },
};
