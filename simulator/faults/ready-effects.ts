import type { FaultEffect, FaultRule } from './fault-rule.ts';

/** Refusals as the vendors write them: a rule may name one instead of spelling out its effect. */
export const READY_EFFECTS = {
  /** Too many requests of the Management API: HTTP 403, not 429, and no Retry-After. */
  managementThrottled: {
    status: 403,
    body: { error: { code: 'AF429', message: 'Too many requests. Method=GET, PublisherId=' } },
  },
  /** The Management API's own 500. */
  managementFailed: {
    status: 500,
    body: { error: { code: 'AF50000', message: 'An internal error occurred. Retry the request.' } },
  },
  /** A page token that the service no longer knows. */
  pageTokenExpired: { status: 400, body: { error: { code: 'AF20031', message: 'Invalid nextPage Input: 0.' } } },
  /** ServiceNow's platform page while an instance restarts: HTML with 503. */
  servicenowDown: {
    status: 503,
    headers: { 'content-type': 'text/html' },
    body: '<html><head><title>Service unavailable</title></head><body>Instance is starting</body></html>',
  },
  /** A login page with 200 where JSON was promised. */
  loginPage: {
    status: 200,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: '<!DOCTYPE html><html><head><title>Sign in</title></head><body>Sign in to continue</body></html>',
  },
  /** SMTP greylisting. */
  greylisted: { status: 450, body: '4.2.0 Greylisted, try again later' },
  /** SMTP refusal for good. */
  mailboxUnknown: { status: 550, body: '5.1.1 Mailbox unavailable' },
  /** SMTP server that goes away. */
  serviceClosing: { status: 421, body: '4.3.2 Service not available, closing transmission channel' },
} as const satisfies Record<string, FaultEffect>;

/** Name of a ready effect. */
export type ReadyEffect = keyof typeof READY_EFFECTS;

/** A rule as it may be ordered: its effect spelt out, or named. */
export type FaultOrder = Omit<FaultRule, 'effect'> & { readonly effect: FaultEffect | ReadyEffect };

/** The effect of a name, or nothing if there is none such. */
export function readyEffect(name: string): FaultEffect | undefined {
  return Object.entries(READY_EFFECTS).find(([known]) => known === name)?.[1];
}

/** ServiceNow's 429; the value of Retry-After is sent as given, however odd, and left out when there is none. */
export function servicenowThrottled(retryAfter?: string): FaultEffect {
  return {
    status: 429,
    headers: retryAfter === undefined ? {} : { 'Retry-After': retryAfter },
    body: { error: { message: 'Rate limit exceeded', detail: 'Rate limit exceeded for this user' }, status: 'failure' },
  };
}
