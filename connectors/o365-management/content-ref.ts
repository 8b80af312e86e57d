import type { UtcTime } from '../../contracts/time.ts';

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
