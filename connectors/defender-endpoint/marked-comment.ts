import { idempotencyMarker } from '../idempotency-marker.ts';

const COMMENT_MAX = 1_000;

/** A comment and the key by which a repeat of the order is recognised. */
export interface MarkedComment {
  readonly comment: string;
  readonly idempotencyKey: string;
}

/** The comment as it is sent: at most 1,000 characters of the given one, and the mark. */
export function markedComment({ comment, idempotencyKey }: MarkedComment): string {
  const short = comment.length > COMMENT_MAX ? `${comment.slice(0, COMMENT_MAX)}… (cut)` : comment;
  return `${short} [${idempotencyMarker(idempotencyKey)}]`;
}
