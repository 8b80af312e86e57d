import { expect, test } from 'vitest';
import { quoteRestOfLine } from '../../../language/source/quote-rest-of-line.ts';

test('the rest of the line is quoted, quotes in it are doubled, blanks and the line end stay outside', () => {
  expect(quoteRestOfLine("if: it's !x  \r\nb: 1", 4)).toEqual({
    description: 'Quote the value',
    range: { start: 4, end: 11 },
    replacement: "'it''s !x'",
  });
});
