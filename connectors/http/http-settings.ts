import type { FailureCode } from '../../contracts/failure-codes.ts';
import type { Json } from '../../contracts/json.ts';
import type { ApiName } from './api-limits.ts';
import type { CallBudget } from './budget.ts';

/** One upstream. */
export interface HttpClientSettings extends HttpClientOptions {
  /** Name for messages, as `ServiceNow`. */
  readonly upstream: string;
  /** Address under which every path lies; https, or http on loopback. */
  readonly base: string;
  /** Whether the name may resolve to a private network, as an instance on premises does. */
  readonly reach: 'public' | 'private';
  readonly authorization?: Authorization;
  /** Whose declared limits the calls count in. @default none */
  readonly api?: ApiName;
  /** Texts that must not appear in a message. */
  readonly secrets?: readonly string[];
  /** Reads the body of a refusal; must not throw. */
  readonly readRefusal?: (status: number, body: Json | undefined) => Refusal;
}

/** Limits of one request. */
export interface HttpLimits {
  /** Milliseconds to connect. @default 5000 */
  readonly connectMs: number;
  /** Milliseconds from the call to the last byte of the body. @default 30000 */
  readonly totalMs: number;
  /** Bytes of the decompressed body. @default 16777216 */
  readonly bodyBytes: number;
}

/** Where a fault hook stands in an exchange. */
export type HttpMoment = 'before-send' | 'after-answer';

/** Lets a test break an exchange: what it throws counts as a lost connection at that moment. */
export type HttpFaultHook = (
  moment: HttpMoment,
  request: { readonly method: string; readonly path: string },
) => Promise<void> | void;

/** What a caller may change of the request policy. */
export interface HttpClientOptions {
  readonly limits?: Partial<HttpLimits>;
  readonly faultHook?: HttpFaultHook;
  /** Whose budget the calls take from. @default none: calls are not counted */
  readonly budget?: CallBudget;
}

/** Where the Authorization header comes from. */
export interface Authorization {
  header(signal: AbortSignal): Promise<string>;
  /**
   * Forgets the header that was refused, so that the next is fresh. Without it a 401 is final at once.
   *
   * @param challenge the `WWW-Authenticate` of the refusal: what the next one must be like. Empty if there was none.
   */
  renew?(refused: string, challenge: string): void;
}

/** What an upstream says in the body of a refusal. */
export interface Refusal {
  /** Its own code, as `AF20022`. */
  readonly code?: string;
  readonly message?: string;
  /** When the code means something else than the status. */
  readonly kind?: FailureCode;
}
