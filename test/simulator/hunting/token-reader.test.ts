import { expect, test } from 'vitest';
import { TokenReader } from '../../../simulator/hunting/token-reader.ts';

test('a reader takes what comes next if it is wanted, and keeps the first reason why not', () => {
  const reader = new TokenReader([
    { kind: 'word', text: 'BY' },
    { kind: 'mark', text: ',' },
    { kind: 'number', value: 3 },
  ]);
  expect([reader.takeMark(','), reader.takeWord('of'), reader.takeWord('of', 'by')]).toEqual([false, undefined, 'by']);
  expect([reader.takeName(), reader.takeMark(','), reader.isAtEnd]).toEqual([undefined, true, false]);
  expect([reader.take(), reader.isAtEnd]).toEqual([{ kind: 'number', value: 3 }, true]);
  reader.fail('first');
  reader.fail('second');
  expect(reader.problem).toBe('first');
});
