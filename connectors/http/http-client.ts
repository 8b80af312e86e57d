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
}
