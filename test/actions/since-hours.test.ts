import { expect, test } from 'vitest';
import { momentSince } from '../../actions/since-hours.ts';

test('so many hours ago', () => {
  expect(momentSince({ since_hours: 2 }, 10_000_000)).toBe(10_000_000 - 7_200_000);
});
