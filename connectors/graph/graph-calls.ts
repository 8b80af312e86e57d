import { randomUUID } from 'node:crypto';
import type { Json } from '../../contracts/json.ts';
import type { ApiName } from '../http/api-limits.ts';
import { followPages, readODataPage } from '../http/follow-pages.ts';
import type { HttpAnswer, HttpCall, HttpClient, Refusal } from '../http/http-client.ts';
import { readEntity } from './entity.ts';
import type { Entity } from './entity.ts';

const VERSION = 'v1.0';
/** Items of one page; the next one begins where the upstream says. */
const PAGES_MAX = 100;

/** A listing that Graph gives in pages. */
export interface Listing {
  /** What it is for, to follow «Cannot»: `list users`. */
  readonly purpose: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** Stops after that many, although more may follow. @default all */
  readonly take?: number;
  /** Member by which copies of an object are known. @default id */
  readonly key?: string;
  readonly signal?: AbortSignal | undefined;
}

/** What the resources of Graph are called through. Paths lie below `v1.0`. */
export interface GraphCalls {
  /** @throws {UpstreamError} for everything but a success */
  call(call: HttpCall): Promise<HttpAnswer>;
  /** The object that an answer is. */
  entity(call: HttpCall): Promise<Entity>;
  /**
   * All pages of a listing, each object once. Addresses of pages are remote input: they are followed only on our origin.
   *
   * @throws {UpstreamError} `rejected` beyond 100 pages; `invalid-answer` without a list or a key.
   */
  list(listing: Listing): Promise<readonly Entity[]>;
}

/**
 * Calls of one client.
 *
 * @param apis limits that they count in. @default those of the client
 */
export function graphCalls(client: HttpClient, apis?: readonly ApiName[]): GraphCalls {
  const limited = apis === undefined ? {} : { apis };
  const call = (one: HttpCall): Promise<HttpAnswer> => client.call(versioned({ ...limited, ...one }));
  return {
    call,
    entity: async (one) => readEntity(one.purpose, (await call(one)).json),
    list: ({ purpose, path, query = {}, take, key = 'id', signal }) =>
      followPages(client, {
        first: versioned({ ...limited, purpose, method: 'GET', path, query, signal }),
        read: (answer) => {
          const { items, next } = readODataPage(purpose, answer);
          return { items: items.map((item) => readEntity(purpose, item)), next };
        },
        keyOf: (entity) => entity.needed(key),
        pagesMax: PAGES_MAX,
        ...(take === undefined ? {} : { take }),
      }),
  };
}

function versioned(call: HttpCall): HttpCall {
  return {
    ...call,
    path: `${VERSION}/${call.path}`,
    // Without the preference newer words of enumerations come as `unknownFutureValue`.
    headers: { 'client-request-id': randomUUID(), prefer: 'include-unknown-enum-members', ...call.headers },
  };
}

/** Reads `{"error": {"code", "message"}}`; some gateways leave the envelope out. */
export function readGraphRefusal(_status: number, body: Json | undefined): Refusal {
  const outer = objectOf(body);
  const error = objectOf(outer['error'] ?? body);
  const [code, message] = [error['code'], error['message']];
  return {
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof message === 'string' ? { message } : {}),
  };
}

function objectOf(value: Json | undefined): Readonly<Record<string, Json | undefined>> {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
    ? (value as Readonly<Record<string, Json>>)
    : {};
}
