import { idempotencyMarker } from '../idempotency-marker.ts';
import type { Entity } from './entity.ts';
import type { GraphCalls } from './graph-calls.ts';

/*
 * Comments have no idempotency: a repeat appends again. So each carries a mark made of the key of its step, and whoever
 * may have sent it before looks for the mark first.
 */

/** Characters of a comment without its mark; longer ones are cut. */
export const COMMENT_MAX = 4_000;

/** A comment of an incident or alert. */
export interface Comment {
  readonly text: string;
  /** Made of run and step; a repeat with the same key is recognised. */
  readonly idempotencyKey: string;
}

/** The mark that a comment ends with. */
export function commentMark(idempotencyKey: string): string {
  return `[${idempotencyMarker(idempotencyKey)}]`;
}

/** Whether an incident or alert has the comment already. */
export function hasComment(entity: Entity, { idempotencyKey }: Comment): boolean {
  const mark = commentMark(idempotencyKey);
  return entity.entities('comments').some((comment) => comment.text('comment').includes(mark));
}

/** Where to append what. */
export interface CommentOrder {
  readonly purpose: string;
  /** Of the incident or alert, as `security/incidents/42`. */
  readonly path: string;
  readonly comment: Comment;
  readonly signal: AbortSignal | undefined;
}

/** Appends a comment; a lost answer is `outcome-unknown`. */
export async function postComment(calls: GraphCalls, order: CommentOrder): Promise<void> {
  const { purpose, path, comment, signal } = order;
  const text = comment.text.length > COMMENT_MAX ? `${comment.text.slice(0, COMMENT_MAX - 1)}…` : comment.text;
  await calls.call({
    purpose,
    method: 'POST',
    path: `${path}/comments`,
    json: {
      '@odata.type': 'microsoft.graph.security.alertComment',
      comment: `${text}\n\n${commentMark(comment.idempotencyKey)}`,
    },
    effect: 'write',
    // The whole list of comments comes back: nothing that is needed.
    expect: 'nothing',
    signal,
  });
}
