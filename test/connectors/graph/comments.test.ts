import { expect, test } from 'vitest';
import { COMMENT_MAX, commentMark, hasComment, postComment } from '../../../connectors/graph/comments.ts';
import { readEntity } from '../../../connectors/graph/entity.ts';
import type { GraphCalls } from '../../../connectors/graph/graph-calls.ts';
import type { HttpCall } from '../../../connectors/http/http-client.ts';

test('a comment is recognised by its key, whatever its text', () => {
  const entity = readEntity('read it', {
    comments: [{ comment: `Hello\n\n${commentMark('key')}` }, { comment: null }],
  });
  expect(hasComment(entity, { text: 'Other', idempotencyKey: 'key' })).toBe(true);
  expect(hasComment(entity, { text: 'Hello', idempotencyKey: 'other' })).toBe(false);
});

test.each([COMMENT_MAX, COMMENT_MAX + 1])(
  'a comment of %i characters keeps its mark, and at most 4,000 of the text',
  async (length) => {
    let sent: HttpCall | undefined;
    const calls = { call: (call: HttpCall) => ((sent = call), Promise.resolve({})) } as unknown as GraphCalls;
    const comment = { text: 'x'.repeat(length), idempotencyKey: 'key' };
    await postComment(calls, { purpose: 'comment', path: 'security/incidents/42', comment, signal: undefined });
    expect(sent).toMatchObject({ method: 'POST', path: 'security/incidents/42/comments', effect: 'write' });
    const { comment: text } = (sent?.json ?? {}) as { readonly comment?: string };
    const [said, mark] = (text ?? '').split('\n\n');
    expect(said).toHaveLength(COMMENT_MAX);
    expect(said?.endsWith('…')).toBe(length > COMMENT_MAX);
    expect(mark).toBe(commentMark('key'));
  },
);
