import { invariant } from '../../contracts/invariant.ts';
import type { Json } from '../../contracts/json.ts';
import { utcTime } from '../../contracts/time.ts';
import { secretsOf } from '../auth/secrets-of.ts';
import { createTokenSource } from '../auth/token-source.ts';
import { BODY_TOO_LARGE, createHttpClient } from '../http/http-client.ts';
import type { HttpAnswer, HttpCall, HttpClient, Refusal } from '../http/http-client.ts';
import { followPages } from '../http/follow-pages.ts';
import { headerText } from '../http/header-text.ts';
import { UpstreamError } from '../upstream-error.ts';
import { AF_CODES } from './af-codes.ts';
import type { ContentRef, Subscription } from './content-ref.ts';
import { decodeBlob } from './decode-blob.ts';
import type { DecodedBlob, WantedRecordTypes } from './decode-blob.ts';
import { WINDOW_MAX_MS } from './plan-windows.ts';
import type { ContentWindow } from './plan-windows.ts';
import { readContents, readSubscription, readSubscriptions } from './read-answers.ts';
import type { O365ManagementSettings } from './settings.ts';

/*
 * The feed of one tenant: a subscription per content type, a listing of contents by creation time in pages, and a blob
 * of records per content. Addresses in answers (next pages, contents) are remote input: they are followed only on the
 * configured root and below the same tenant, since the token goes with them.
 */

export type { ContentRef, Subscription } from './content-ref.ts';

/** Answer of a listing; without a subscription there is nothing to list, and `startSubscription` mends it. */
export type ContentListing =
  { readonly status: 'listed'; readonly contents: readonly ContentRef[] } | { readonly status: 'not-subscribed' };

/** Answer of a fetch; a blob that is gone, or that will never be taken, is a gap to record, not an error to retry. */
export type FetchedBlob =
  | ({ readonly status: 'fetched'; readonly bytes: number } & DecodedBlob)
  | { readonly status: 'gone'; readonly code: 'AF20050' | 'AF20051' | typeof BODY_TOO_LARGE };

/** The Management Activity feed of one tenant. Every member fails with an `UpstreamError`. */
export interface O365Management {
  /** Starts the subscription; after a success not sent again for 15 minutes, as Microsoft asks. */
  startSubscription(contentType: string, signal?: AbortSignal): Promise<Subscription>;
  listSubscriptions(signal?: AbortSignal): Promise<readonly Subscription[]>;
  /** All pages of a window, each content once, by creation time. */
  listContent(contentType: string, window: ContentWindow, signal?: AbortSignal): Promise<ContentListing>;
  fetchBlob(content: ContentRef, wanted: WantedRecordTypes, signal?: AbortSignal): Promise<FetchedBlob>;
  close(): Promise<void>;
}

/** Bytes of one blob of the feed, decompressed; a larger one is not taken. */
export const BLOB_BYTES_MAX = 64 * 1024 * 1024;

/** Pages of one listing at most. */
export const PAGES_MAX = 500;
const START_PAUSE_MS = 15 * 60_000;
const PUBLIC_ROOT = 'https://manage.office.com';
const PERMISSION = 'ActivityFeed.Read';

/**
 * Connects to a tenant's feed; sends nothing yet.
 *
 * @throws {UpstreamError} `not-configured` if an address is neither https nor http on loopback.
 */
export function createO365Management(settings: O365ManagementSettings): O365Management {
  const root = settings.root ?? PUBLIC_ROOT;
  const tokens = createTokenSource({
    ...settings,
    audience: audienceOf(root),
    roles: [PERMISSION],
    ...(settings.http?.limits?.totalMs === undefined ? {} : { totalMs: settings.http.limits.totalMs }),
  });
  const client = createHttpClient({
    ...settings.http,
    limits: { bodyBytes: BLOB_BYTES_MAX, ...settings.http?.limits },
    upstream: 'the Management Activity API',
    api: 'o365-management',
    base: root,
    reach: 'public',
    authorization: tokens,
    secrets: secretsOf(settings),
    readRefusal,
  });
  const feed: Feed = { client, settings, rootPath: new URL(root).pathname.replace(/\/$/, ''), started: new Map() };
  return {
    startSubscription: (contentType, signal) => startSubscription(feed, contentType, signal),
    listSubscriptions: async (signal) =>
      readSubscriptions(
        await callFeed(feed, { purpose: 'list subscriptions', method: 'GET', path: 'subscriptions/list', signal }),
      ),
    listContent: (contentType, window, signal) => listContent(feed, contentType, window, signal),
    fetchBlob: (content, wanted, signal) => fetchBlob(feed, content, wanted, signal),
    close: async () => {
      await Promise.all([client.close(), tokens.close()]);
    },
  };
}

interface Feed {
  readonly client: HttpClient;
  readonly settings: O365ManagementSettings;
  readonly rootPath: string;
  /** When a subscription was started here last, by content type. */
  readonly started: Map<string, { readonly at: number; readonly subscription: Subscription }>;
}

/** The service that tokens are for: each cloud its own; a root on loopback stands for the public one. */
function audienceOf(root: string): string {
  return root.startsWith('https:') ? new URL(root).origin : PUBLIC_ROOT;
}

async function callFeed(feed: Feed, call: HttpCall): Promise<HttpAnswer> {
  // Without PublisherIdentifier all callers of the world share one quota.
  return feed.client.call({
    ...call,
    path: pathOf(feed, call.path),
    query: { ...call.query, PublisherIdentifier: feed.settings.publisherId },
  });
}

/** A path below the feed of our tenant; a whole address stays. */
function pathOf(feed: Feed, path: string): string {
  const root = `api/v1.0/${feed.settings.entraTenantId}/activity/feed/`;
  return URL.canParse(path) || path.startsWith(root) ? path : `${root}${path}`;
}

function readRefusal(_status: number, body: Json | undefined): Refusal {
  const error = isObject(body) ? body['error'] : undefined;
  if (!isObject(error)) return {};
  const code = typeof error['code'] === 'string' ? error['code'] : '';
  const said = typeof error['message'] === 'string' ? error['message'] : '';
  const meaning = Object.hasOwn(AF_CODES, code) ? AF_CODES[code] : undefined;
  if (meaning === undefined) return { code, message: said };
  return { code, message: `${said} (${meaning.advice})`, kind: meaning.kind };
}

function isObject(value: Json | undefined): value is { readonly [key: string]: Json } {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function hasCode(error: unknown, ...codes: readonly string[]): error is UpstreamError {
  return error instanceof UpstreamError && error.upstreamCode !== undefined && codes.includes(error.upstreamCode);
}

async function startSubscription(feed: Feed, contentType: string, signal?: AbortSignal): Promise<Subscription> {
  const last = feed.started.get(contentType);
  if (last !== undefined && Date.now() - last.at < START_PAUSE_MS) return last.subscription;
  const subscription = await sendStart(feed, contentType, signal);
  feed.started.set(contentType, { at: Date.now(), subscription });
  return subscription;
}

async function sendStart(feed: Feed, contentType: string, signal?: AbortSignal): Promise<Subscription> {
  const purpose = `start the subscription to "${contentType}"`;
  try {
    // Starting twice is the same as once, so that a lost answer leaves no doubt.
    const call = {
      purpose,
      method: 'POST',
      path: 'subscriptions/start',
      query: { contentType },
      effect: 'repeatable',
      signal,
    } as const;
    return readSubscription(contentType, await callFeed(feed, call));
  } catch (error) {
    if (hasCode(error, 'AF20024')) return { contentType, status: 'enabled' };
    throw error;
  }
}

async function listContent(
  feed: Feed,
  contentType: string,
  window: ContentWindow,
  signal?: AbortSignal,
): Promise<ContentListing> {
  invariant(
    window.to > window.from && window.to - window.from <= WINDOW_MAX_MS,
    'A window is longer than 0 and at most 24 hours',
  );
  try {
    return await listPages(feed, contentType, window, signal);
  } catch (error) {
    if (hasCode(error, 'AF20022')) return { status: 'not-subscribed' };
    // The page token is not known any more: once more from the first page, then it is an error.
    if (hasCode(error, 'AF20031')) return listPages(feed, contentType, window, signal);
    throw error;
  }
}

async function listPages(
  feed: Feed,
  contentType: string,
  window: ContentWindow,
  signal?: AbortSignal,
): Promise<ContentListing> {
  const purpose = `list contents of "${contentType}"`;
  const query = { contentType, startTime: feedTime(window.from), endTime: feedTime(window.to) };
  const contents = await followPages(feed.client, {
    first: { purpose, method: 'GET', path: pathOf(feed, 'subscriptions/content'), query, signal },
    read: (answer) => {
      const next = headerText(answer.headers['nextpageuri']);
      return {
        items: readContents(contentType, answer),
        next: next === '' ? undefined : trusted(feed, purpose, next),
      };
    },
    keyOf: ({ contentId }) => contentId,
    send: (call) => callFeed(feed, call),
    pagesMax: PAGES_MAX,
  });
  return { status: 'listed', contents: byCreation(contents) };
}

function feedTime(at: number): string {
  return utcTime(at).slice(0, 19);
}

function byCreation(contents: readonly ContentRef[]): readonly ContentRef[] {
  const key = (content: ContentRef): string => `${content.createdAt} ${content.contentId}`;
  return [...contents].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** An address of an answer that lies on the root and below our tenant. */
function trusted(feed: Feed, purpose: string, address: string): string {
  const url = URL.canParse(address) ? feed.client.resolve(purpose, address) : undefined;
  const path = url?.pathname.toLowerCase() ?? '';
  const isOurs =
    path.startsWith(`${feed.rootPath.toLowerCase()}/api/`) &&
    path.includes(`/${feed.settings.entraTenantId.toLowerCase()}/activity/feed/`);
  if (url === undefined || !isOurs) {
    throw new UpstreamError(
      'rejected',
      `Cannot ${purpose} because an address to follow must lie below our tenant on the root: found another path`,
    );
  }
  return url.href;
}

async function fetchBlob(
  feed: Feed,
  content: ContentRef,
  wanted: WantedRecordTypes,
  signal?: AbortSignal,
): Promise<FetchedBlob> {
  const purpose = `fetch a content of "${content.contentType}"`;
  try {
    const path = trusted(feed, purpose, content.contentUri);
    const { bytes } = await callFeed(feed, { purpose, method: 'GET', path, expect: 'json-bytes', signal });
    return { status: 'fetched', bytes: bytes.length, ...decodeBlob(bytes, wanted) };
  } catch (error) {
    if (hasCode(error, 'AF20050')) return { status: 'gone', code: 'AF20050' };
    if (hasCode(error, 'AF20051')) return { status: 'gone', code: 'AF20051' };
    if (hasCode(error, BODY_TOO_LARGE)) return { status: 'gone', code: BODY_TOO_LARGE };
    throw error;
  }
}
