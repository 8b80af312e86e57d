import type { UtcTime } from '../../contracts/time.ts';
import type { DecodedBlob, WantedRecordTypes } from './decode-blob.ts';
import type { ContentWindow } from './plan-windows.ts';
import type { O365ManagementSettings } from './settings.ts';

/** A subscription to a content type. */
export interface Subscription {
  readonly contentType: string;
  readonly status: 'enabled' | 'disabled' | 'unknown';
}

/** A blob that can be fetched. */
export interface ContentRef {
  readonly contentType: string;
  readonly contentId: string;
  readonly contentUri: string;
  readonly createdAt: UtcTime;
  readonly expiresAt: UtcTime | null;
}

/** Answer of a listing; without a subscription there is nothing to list, and `startSubscription` mends it. */
export type ContentListing =
  { readonly status: 'listed'; readonly contents: readonly ContentRef[] } | { readonly status: 'not-subscribed' };

/** Answer of a fetch; a blob that is gone is a gap to record, not an error to retry. */
export type FetchedBlob =
  | ({ readonly status: 'fetched'; readonly bytes: number } & DecodedBlob)
  | { readonly status: 'gone'; readonly code: 'AF20050' | 'AF20051' };

/** The Management Activity feed of one tenant. Every member fails with an `UpstreamError`. */
export interface O365Management {
  /** Starts the subscription; at most once in 15 minutes per content type, as Microsoft asks. */
  startSubscription(contentType: string, signal?: AbortSignal): Promise<Subscription>;
  listSubscriptions(signal?: AbortSignal): Promise<readonly Subscription[]>;
  /** All pages of a window, each content once, by creation time. */
  listContent(contentType: string, window: ContentWindow, signal?: AbortSignal): Promise<ContentListing>;
  fetchBlob(content: ContentRef, wanted: WantedRecordTypes, signal?: AbortSignal): Promise<FetchedBlob>;
  close(): Promise<void>;
}

/** Connects to a tenant's feed; sends nothing yet. */
export declare function createO365Management(settings: O365ManagementSettings): O365Management;
