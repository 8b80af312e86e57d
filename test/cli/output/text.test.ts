import { expect, test } from 'vitest';
import { Text, text } from '../../../cli/output/text.ts';

test('what is put into a line is made printable, what the program says itself is kept', () => {
  expect(text`Run ${'\u001b[2Jx'}:\n${7}`.toString()).toBe('Run \uFFFD[2Jx:\n7');
});

test('a text inside a text is not made printable twice', () => {
  const red = Text.ofPrintable('\u001b[31mfailed\u001b[39m');
  expect(text`state ${red}`.toString()).toBe('state \u001b[31mfailed\u001b[39m');
});

test('an object that only looks like a text is data', () => {
  expect(text`${{ value: '\u001b', toString: 1 }}`.toString()).toBe('{"value":"\\u001b","toString":1}');
});
