import { expect, test } from 'vitest';
import { markedComment } from '../../../connectors/defender-endpoint/marked-comment.ts';
import { idempotencyMarker } from '../../../connectors/idempotency-marker.ts';

test('the mark of a key is always the same, and of another key another one', () => {
  expect(idempotencyMarker('a')).toMatch(/^watchbill:[0-9a-f]{24}$/);
  expect(idempotencyMarker('a')).toBe(idempotencyMarker('a'));
  expect(idempotencyMarker('a')).not.toBe(idempotencyMarker('b'));
});

test('a comment keeps its mark whole, whether it is cut or not', () => {
  const mark = `[${idempotencyMarker('k')}]`;
  expect(markedComment({ comment: 'c'.repeat(1_000), idempotencyKey: 'k' })).toBe(`${'c'.repeat(1_000)} ${mark}`);
  expect(markedComment({ comment: 'c'.repeat(1_001), idempotencyKey: 'k' })).toBe(
    `${'c'.repeat(1_000)}… (cut) ${mark}`,
  );
});
