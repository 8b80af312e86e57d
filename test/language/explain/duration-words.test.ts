import { expect, test } from 'vitest';
import { counted, durationWords } from '../../../language/explain/duration-words.ts';

test.each([
  [0, 'no time'],
  [1, '1 millisecond'],
  [59_999, '59 seconds 999 milliseconds'],
  [60_000, '1 minute'],
  [5_400_000, '1 hour 30 minutes'],
  [2 * 86_400_000, '2 days'],
])('%i ms are %s', (ms, words) => {
  expect(durationWords(ms)).toBe(words);
});

test('numbers come with their noun', () => {
  expect([counted(1, 'branch'), counted(2, 'branch'), counted(2, 'step')]).toEqual([
    '1 branch',
    '2 branches',
    '2 steps',
  ]);
});
