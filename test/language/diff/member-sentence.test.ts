import { expect, test } from 'vitest';
import { memberSentence } from '../../../language/diff/member-sentence.ts';

test.each([
  [{ at: ['timeoutMs'], before: 1_000, after: 2_000 }, 'The time limit: it is 2 seconds now; it was 1 second.'],
  [{ at: ['timeoutMs'], before: 1_000 }, 'The time limit: there is none now; it was 1 second.'],
  [{ at: ['timeoutMs'], after: 2_000 }, 'The time limit: it is 2 seconds now; there was none.'],
  [{ at: ['limitMs'], before: 1_000, after: 2_000 }, 'The limit on the clock: it is 2 seconds now; it was 1 second.'],
  [{ at: ['policy'], before: 'a', after: 'b' }, 'The policy: it is "b" now; it was "a".'],
  [{ at: ['retry', 'attempts'], before: 1, after: 2 }, 'The number of tries: it is 2 now; it was 1.'],
  [{ at: ['schema', 'maximum'], before: 1, after: 2 }, 'The type (maximum): it is 2 now; it was 1.'],
  [{ at: ['with', 'key'], before: { lit: 'a' }, after: { lit: 'b' } }, 'The value of key: it is "b" now; it was "a".'],
  [{ at: ['dueMs'], before: 1_000, after: 2_000 }, 'The key "dueMs": it is 2 seconds now; it was 1 second.'],
  [{ at: ['default'], before: null, after: 1 }, 'The default: it is 1 now; it was null.'],
  [{ at: ['default'], before: null }, 'The default: there is none now; it was null.'],
])('%j', (difference, sentence) => {
  expect(memberSentence(difference)).toBe(sentence);
});
