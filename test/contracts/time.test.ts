import { expect, test } from 'vitest';
import { utcTime } from '../../contracts/time.ts';

test('a moment is written in UTC with milliseconds', () => {
  expect(utcTime(0)).toBe('1970-01-01T00:00:00.000Z');
  expect(utcTime(Date.UTC(2026, 10, 21, 9, 30))).toBe('2026-11-21T09:30:00.000Z');
});

test('text order is time order', () => {
  const moments = [0, 999, 1_000, Date.UTC(1999, 11, 31), Date.UTC(2026, 10, 21)];
  expect(moments.map(utcTime).toSorted()).toEqual(moments.map(utcTime));
});

test('a time that was written reads back as its moment', () => {
  expect(Date.parse(utcTime(1_795_253_400_123))).toBe(1_795_253_400_123);
});
