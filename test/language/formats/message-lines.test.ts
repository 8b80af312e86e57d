import { expect, test } from 'vitest';
import { messageLines } from '../../../language/formats/message-lines.ts';
import { aFinding } from './a-finding.ts';

test('a message says what is wrong, how to mend it, and what was perhaps meant', () => {
  expect(messageLines(aFinding())).toEqual(['Cannot use the key "a".', 'Remove it.']);
  expect(messageLines(aFinding({ suggestion: 'Did you mean "b"?' }))).toEqual([
    'Cannot use the key "a".',
    'Remove it.',
    'Did you mean "b"?',
  ]);
});
