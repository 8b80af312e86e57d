import { createHash } from 'node:crypto';

const COMMENT_MAX = 1_000;
const MARKER_DIGITS = 24;

/** A comment and the key by which a repeat of the order is recognised. */
export interface MarkedComment {
  readonly comment: string;
  readonly idempotencyKey: string;
}

/** The mark that the comment of an order carries at its end. */
export function orderMarker(idempotencyKey: string): string {
  return `watchbill:${createHash('sha256').update(idempotencyKey).digest('hex').slice(0, MARKER_DIGITS)}`;
}

/** The comment as it is sent: at most 1,000 characters of the given one, and the mark. */
export function markedComment({ comment, idempotencyKey }: MarkedComment): string {
  const short = comment.length > COMMENT_MAX ? `${comment.slice(0, COMMENT_MAX)}… (cut)` : comment;
  return `${short} [${orderMarker(idempotencyKey)}]`;
}
