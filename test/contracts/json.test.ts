import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { canonicalJson, digest, jsonBytes, sha256Hex, type Json } from '../../contracts/json.ts';

const json = fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<Json>;

test('members stand in the order of their UTF-16 code units, without white space', () => {
  expect(canonicalJson({ b: 1, a: { d: [], c: null }, Z: 'z', '10': 0, '9': 0 })).toBe(
    '{"10":0,"9":0,"Z":"z","a":{"c":null,"d":[]},"b":1}',
  );
});

test('a member that is undefined counts as absent', () => {
  const value = { a: 1, b: undefined } as unknown as Json;
  expect(canonicalJson(value)).toBe('{"a":1}');
  expect(digest(value)).toBe(digest({ a: 1 }));
});

test('the order of a list matters, the order of members does not', () => {
  expect(digest([1, 2])).not.toBe(digest([2, 1]));
  expect(digest({ a: 1, b: 2 })).toBe(digest({ b: 2, a: 1 }));
});

test('values that people take for the same keep different hashes', () => {
  const values: readonly Json[] = [null, 'null', 0, '0', false, '', [], {}, [[]], { '': null }];
  expect(new Set(values.map(digest)).size).toBe(values.length);
});

test('canonical JSON reads back as the value it was made of', () => {
  fc.assert(
    fc.property(json, (value) => {
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test('canonical JSON of what was read back is the same text', () => {
  fc.assert(
    fc.property(json, (value) => {
      const text = canonicalJson(value);
      expect(canonicalJson(JSON.parse(text) as Json)).toBe(text);
    }),
  );
});

test('the hash is SHA-256 over UTF-8, in lower-case hexadecimal', () => {
  expect(sha256Hex('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(sha256Hex(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
    }),
  );
});

test('size is counted in bytes of UTF-8, not in characters', () => {
  expect(jsonBytes('abc')).toBe(5);
  expect(jsonBytes('ü')).toBe(4);
  expect(jsonBytes('🦊')).toBe(6);
  expect(jsonBytes({ b: [1, 2], a: null })).toBe('{"a":null,"b":[1,2]}'.length);
});
