import { expect, test } from 'vitest';
import { markedComment, orderMarker } from '../../../connectors/defender-endpoint/order-marker.ts';

test('the mark of a key is always the same, and of another key another one', () => {
  expect(orderMarker('a')).toMatch(/^watchbill:[0-9a-f]{24}$/);
  expect(orderMarker('a')).toBe(orderMarker('a'));
  expect(orderMarker('a')).not.toBe(orderMarker('b'));
});

test('a comment keeps its mark whole, whether it is cut or not', () => {
  const mark = `[${orderMarker('k')}]`;
  expect(markedComment({ comment: 'c'.repeat(1_000), idempotencyKey: 'k' })).toBe(`${'c'.repeat(1_000)} ${mark}`);
  expect(markedComment({ comment: 'c'.repeat(1_001), idempotencyKey: 'k' })).toBe(
    `${'c'.repeat(1_000)}… (cut) ${mark}`,
  );
});
