import { describe, expect, test } from 'vitest';
import { readSentJson, SENT_DEPTH_MAX } from '../../api/read-sent-json.ts';

const read = (text: string) => readSentJson(Buffer.from(text));
const deep = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;

test('an object is read as it was sent', () => {
  expect(read('{"a":[1,null,{"b":"ü"}]}')).toEqual({ a: [1, null, { b: 'ü' }] });
});

describe('is refused', () => {
  test.each([
    ['[]', 422],
    ['null', 422],
    ['"text"', 422],
    ['{', 400],
    ['', 400],
    ['{"a":{"__proto__":1}}', 422],
    ['{"a":[1e999]}', 422],
  ])('%s', (text, status) => expect(() => read(text)).toThrow(expect.objectContaining({ status })));

  test('what is not UTF-8', () => {
    expect(() => readSentJson(Buffer.from([0x7b, 0xff, 0x7d]))).toThrow(expect.objectContaining({ status: 400 }));
  });
});

test('lists and objects lie 32 deep at most, and the stack does not matter', () => {
  expect(read(deep(SENT_DEPTH_MAX))).toBeDefined();
  expect(() => read(deep(SENT_DEPTH_MAX + 1))).toThrow('32 deep');
  expect(() => read(deep(40_000))).toThrow('32 deep');
});
