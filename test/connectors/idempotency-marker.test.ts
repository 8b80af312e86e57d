import { expect, test } from 'vitest';
import { idempotencyMarker } from '../../connectors/idempotency-marker.ts';

test('the mark of a key is always the same, that of another key another, and can be searched for', () => {
  expect(idempotencyMarker('a')).toMatch(/^watchbill:[0-9a-f]{24}$/);
  expect(idempotencyMarker('a')).toBe(idempotencyMarker('a'));
  expect(idempotencyMarker('a')).not.toBe(idempotencyMarker('b'));
});
