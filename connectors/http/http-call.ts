import type { Json } from '../../contracts/json.ts';
import type { ApiName } from './api-limits.ts';

/** One call. */
export interface HttpCall {
  /** What it is for, to follow «Cannot»: `list incidents`. */
  readonly purpose: string;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** Path below the base, or a whole URL on the same origin. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: Json;
  /** Whether a lost answer leaves the world in doubt: it does not when a repeat is a no-op. @default `write` unless GET */
  readonly effect?: 'read' | 'repeatable' | 'write';
  /** What the answer must be. @default json */
  readonly expect?: 'json' | 'json-bytes' | 'nothing';
  /** Limits that the call counts in, all of them. @default the API of the client */
  readonly apis?: readonly ApiName[];
  /** Milliseconds from the call to the last byte of the body, for what takes longer. @default those of the client */
  readonly totalMs?: number;
  readonly signal?: AbortSignal | undefined;
}

/** An answer with a status of success. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The parsed body; null unless `json` was expected. */
  readonly json: Json;
  /** The body as it came, decompressed. */
  readonly bytes: Buffer;
}
