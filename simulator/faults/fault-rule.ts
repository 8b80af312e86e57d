/** The upstreams that a fault can hit. */
export type ServiceName = 'login' | 'management' | 'graph' | 'defender-endpoint' | 'servicenow' | 'smtp';

/** Which requests a rule concerns; every member given must fit. */
export interface FaultMatch {
  readonly service: ServiceName;
  /** HTTP method, or the SMTP phase: CONNECT, MAIL, RCPT, DATA. @default any; for SMTP, DATA */
  readonly method?: string;
  /**
   * Part of path and query (of the addresses for SMTP); `*` stands for anything: `/subscriptions/content*nextPage=`.
   * @default any
   */
  readonly path?: string;
  /** Name of a simulated tenant. @default any */
  readonly tenant?: string;
}

/** An answer instead of the real one. A body that is not a string is sent as JSON. */
export interface CannedAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Exact bytes instead of `body`: byte order marks, invalid UTF-8, gzip. */
  readonly bodyBase64?: string;
}

/** What the claims of a token are instead of the right ones. */
export interface ClaimsOverride {
  readonly tid?: string;
  readonly aud?: string;
  readonly appid?: string;
  readonly roles?: readonly string[];
  /** Negative: the token has expired already. */
  readonly expiresInSeconds?: number;
}

/** What happens to a request that a rule hits. */
export type FaultEffect =
  /** Nothing is executed; this is the answer. SMTP: reply code and text. */
  | CannedAnswer
  /** Executed and answered as usual, this much later. */
  | { readonly delayMs: number }
  /** Nothing is executed; no answer ever comes. */
  | { readonly hang: true }
  /** Nothing is executed; the connection is reset. */
  | { readonly reset: true }
  /** Executed (and recorded as an effect), but the answer is lost: none comes, the connection is reset, or another answer comes. */
  | { readonly executeThen: 'timeout' | 'reset' | CannedAnswer }
  /** Executed; the body ends after this many bytes although the length promised more, and the connection ends. */
  | { readonly truncateAt: number }
  /** Executed; the body comes at this rate. */
  | { readonly bytesPerSecond: number }
  /** Nothing is executed; a JSON array of this many bytes comes (compressed to a thousandth if `gzip`). */
  | { readonly bodyBytes: number; readonly gzip: boolean }
  /** Token endpoint: the token is right in form and wrong in content. */
  | { readonly claims: ClaimsOverride };

/** A fault: which requests, how often, and what happens to them. The first rule that fires wins. */
export interface FaultRule {
  readonly match: FaultMatch;
  /** Fires at most this often. @default without end */
  readonly times?: number;
  /** Lets this many matching requests pass first. @default 0 */
  readonly after?: number;
  /** Of the matching requests, 0 to 1, decided by the seed. @default 1 */
  readonly probability?: number;
  /** @default 1 */
  readonly seed?: number;
  readonly effect: FaultEffect;
}

/** A rule and how it has fared, so that a test can assert that its fault fired. */
export interface FaultStatus extends FaultRule {
  readonly id: string;
  readonly matched: number;
  readonly fired: number;
}
