import type { Json } from '../../contracts/json.ts';
import { UpstreamError } from '../upstream-error.ts';
import type { HttpAnswer, HttpCall } from './http-call.ts';
import type { HttpClient } from './http-client.ts';

/*
 * Listings come in pages, each of which names its successor. What can go wrong, and did at other products: a successor
 * on another host (our token would go there), a page that names itself or an earlier one, a page that comes twice, an
 * empty page before the last one, a listing without end. Items come once each, by key; every loop here has a limit.
 */

/** One page as the connector understands it. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** Address of the page that follows, absolute or relative to this one; undefined on the last page. */
  readonly next: string | undefined;
}

/** A listing, and how to read it. */
export interface PagedListing<Item> {
  /** Asks for the first page; its headers, but not its query, go to the others as well. */
  readonly first: HttpCall;
  /** Parses one page. @throws {UpstreamError} `invalid-answer` for what is none */
  readonly read: (answer: HttpAnswer) => Page<Item>;
  /** What two copies of an item have in common; of several copies the last one counts. */
  readonly keyOf: (item: Item) => string;
  /** Whether an address on the origin of the upstream may be followed. @default every one */
  readonly mayFollow?: (url: URL) => boolean;
  /** How a successor is asked for. @default `client.call` */
  readonly send?: (call: HttpCall) => Promise<HttpAnswer>;
  /** Stops after that many items, although more may follow. @default all */
  readonly take?: number;
  /** Items at most; more are `rejected`. @default 100000 */
  readonly itemsMax?: number;
  /** Pages at most; more are `rejected`. @default 500 */
  readonly pagesMax?: number;
}

/** Pages of one listing at most, unless its connector says otherwise. */
export const PAGES_MAX = 500;
/** Items of one listing at most, unless its connector says otherwise. */
export const ITEMS_MAX = 100_000;
/** Pages in a row that may repeat the one before them. */
export const REPEATED_PAGES_MAX = 3;

/**
 * Reads a listing to its end: all pages, each item once, in the order of first sight.
 *
 * @throws {UpstreamError} `rejected` for a successor that may not be followed, or beyond a limit; `invalid-answer`
 *   for pages that go in a circle; and what the calls themselves fail with.
 */
export async function followPages<Item>(client: HttpClient, listing: PagedListing<Item>): Promise<readonly Item[]> {
  const { purpose } = listing.first;
  const { pagesMax = PAGES_MAX, send = (call) => client.call(call) } = listing;
  const state: Listed<Item> = { items: new Map(), lastKeys: [], repeats: 0 };
  let call = listing.first;
  const seen = new Set([addressOf(client, call)]);
  for (let page = 1; page <= pagesMax; page++) {
    const { items, next } = listing.read(await send(call));
    keep(state, listing, items);
    if (state.items.size >= (listing.take ?? Infinity) || next === undefined) return taken(state, listing);
    const address = follow(client, listing, call, next);
    if (seen.has(address)) throw inCircle(purpose, `page ${page} is followed by one that was read before`);
    seen.add(address);
    call = successor(call, address);
  }
  throw beyond(purpose, `a listing has ${pagesMax} pages at most`, 'another page follows');
}

/**
 * The page form of OData, which Microsoft's APIs share: items under `value`, the successor under `@odata.nextLink`.
 *
 * @throws {UpstreamError} `invalid-answer` without a list of items: it must not pass for an empty listing.
 */
export function readODataPage(purpose: string, answer: HttpAnswer): Page<Json> {
  const body = answer.json;
  const isRecord = body !== null && typeof body === 'object' && !Array.isArray(body);
  const items = isRecord && 'value' in body ? body['value'] : undefined;
  const next = isRecord && '@odata.nextLink' in body ? body['@odata.nextLink'] : undefined;
  if (!Array.isArray(items)) throw invalid(purpose, 'a page must have a list "value"', 'none');
  if (next === undefined || next === null || next === '') return { items, next: undefined };
  if (typeof next !== 'string') throw invalid(purpose, '"@odata.nextLink" must be a text', `a ${typeof next}`);
  return { items, next };
}

interface Listed<Item> {
  readonly items: Map<string, Item>;
  /** Keys of the page before. */
  lastKeys: readonly string[];
  repeats: number;
}

/** The address of a page as the client will ask for it, to recognise it when it comes again. */
function addressOf(client: HttpClient, call: HttpCall): string {
  const url = client.resolve(call.purpose, call.path);
  for (const [name, value] of Object.entries(call.query ?? {})) url.searchParams.set(name, value);
  return url.href;
}

function keep<Item>(state: Listed<Item>, listing: PagedListing<Item>, items: readonly Item[]): void {
  const { purpose } = listing.first;
  const keys = items.map(listing.keyOf);
  const isRepeated = keys.length > 0 && keys.join('\n') === state.lastKeys.join('\n');
  state.repeats = isRepeated ? state.repeats + 1 : 0;
  state.lastKeys = keys;
  if (state.repeats > REPEATED_PAGES_MAX)
    throw inCircle(purpose, `the same page came ${state.repeats + 1} times in a row`);
  items.forEach((item, at) => state.items.set(keys[at] ?? '', item));
  const { itemsMax = ITEMS_MAX } = listing;
  if (state.items.size > Math.max(itemsMax, listing.take ?? 0))
    throw beyond(purpose, `a listing has ${itemsMax} items at most`, 'it has more');
}

function taken<Item>(state: Listed<Item>, { take }: PagedListing<Item>): readonly Item[] {
  return [...state.items.values()].slice(0, take);
}

function follow<Item>(client: HttpClient, listing: PagedListing<Item>, call: HttpCall, next: string): string {
  const { purpose } = call;
  const from = addressOf(client, call);
  if (!URL.canParse(next, from)) throw invalid(purpose, 'the address of the next page must be one', 'another text');
  const url = client.resolve(purpose, new URL(next, from).href);
  if (listing.mayFollow?.(url) ?? true) return url.href;
  throw new UpstreamError(
    'rejected',
    `Cannot ${purpose} because an address to follow must lie where the listing does: found another path`,
  );
}

function successor(call: HttpCall, path: string): HttpCall {
  const { query: _, ...rest } = call;
  return { ...rest, path };
}

function inCircle(purpose: string, found: string): UpstreamError {
  return invalid(purpose, 'each page of a listing must be a new one', found);
}

function invalid(purpose: string, rule: string, found: string): UpstreamError {
  return new UpstreamError('invalid-answer', `Cannot ${purpose} because ${rule}: found ${found}`);
}

function beyond(purpose: string, rule: string, found: string): UpstreamError {
  return new UpstreamError('rejected', `Cannot ${purpose} because ${rule}: ${found}. Narrow what is asked for`);
}
