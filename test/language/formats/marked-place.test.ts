import { expect, test } from 'vitest';
import { markedPlace } from '../../../language/formats/marked-place.ts';

const place = (text: string, start: number, end: number): readonly number[] => {
  const { startLine, startColumn, endLine, endColumn } = markedPlace(text, { start, end });
  return [startLine, startColumn, endLine, endColumn];
};

test('lines and columns count from 1, and the end column is the one after the last', () => {
  expect(place('ab\ncd', 3, 5)).toEqual([2, 1, 2, 3]);
  expect(place('ab\r\ncd', 0, 5)).toEqual([1, 1, 2, 2]);
});

test('columns count UTF-16 units', () => {
  expect(place('"😀" x', 5, 6)).toEqual([1, 6, 1, 7]);
});

test('a range that ends before it begins is a point, and one beyond the text is its end', () => {
  expect(place('abc', 2, 1)).toEqual([1, 3, 1, 3]);
  expect(place('abc', 7, 9)).toEqual([1, 4, 1, 4]);
});

test('a byte order mark is no column', () => {
  expect(place('\uFEFFabc', 0, 1)).toEqual([1, 1, 1, 1]);
  expect(place('\uFEFFabc', 2, 3)).toEqual([1, 2, 1, 3]);
  expect(place('\uFEFFa\nbc', 3, 5)).toEqual([2, 1, 2, 3]);
});
