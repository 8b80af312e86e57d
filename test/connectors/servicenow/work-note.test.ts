import { expect, test } from 'vitest';
import { idempotencyMarker } from '../../../connectors/idempotency-marker.ts';
import { markedNote } from '../../../connectors/servicenow/work-note.ts';

test('a note ends in a mark of its key, fit for a query', () => {
  expect(idempotencyMarker('key')).toMatch(/^watchbill:[0-9a-f]{24}$/);
  expect(idempotencyMarker('key')).not.toBe(idempotencyMarker('other'));
  expect(markedNote({ text: 'Hello', idempotencyKey: 'key' })).toBe(`Hello\n\n[${idempotencyMarker('key')}]`);
});

test.each(['[code]<b>[/code]', '[CODE]', '[ / code ]', '[code ]'])(
  '%s of an attacker is not rendered as HTML',
  (text) => {
    expect(markedNote({ text, idempotencyKey: 'key' })).not.toMatch(/\[\/?code\]/i);
  },
);

test('a text of 10,000 characters is kept, one more is cut with a mark', () => {
  expect(markedNote({ text: 'x'.repeat(10_000), idempotencyKey: 'k' })).not.toContain('cut');
  expect(markedNote({ text: 'x'.repeat(10_001), idempotencyKey: 'k' })).toContain('… (cut)');
});
