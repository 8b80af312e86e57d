import { expect, test } from 'vitest';
import { lineColumn } from '../../language/line-column.ts';

test('lines and columns count from one, and a place beyond the text is its end', () => {
  expect(lineColumn('ab\ncd', 0)).toEqual({ line: 1, column: 1 });
  expect(lineColumn('ab\ncd', 4)).toEqual({ line: 2, column: 2 });
  expect(lineColumn('ab\ncd', 99)).toEqual({ line: 2, column: 3 });
  expect(lineColumn('ab', -1)).toEqual({ line: 1, column: 1 });
});
