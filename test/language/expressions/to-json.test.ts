import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson, type Json } from '../../../contracts/json.ts';
import { toJson, utf8Length } from '../../../language/expressions/to-json.ts';
import { failureOf, valueOf } from './results.ts';

test('times, lengths of time and types leave as text', () => {
  expect(valueOf('[timestamp(0), duration("1m"), type(1)]')).toEqual(['1970-01-01T00:00:00.000Z', '60s', 'int']);
});

test('an optional leaves as its value, or fails', () => {
  expect(valueOf('[1][?0]')).toBe(1);
  expect(failureOf('[1][?5]').message).toContain('the result is absent. Add .orValue(…) for that case');
  expect(failureOf('[[1][?5]]').code).toBe('expression-failed');
});

test.each([
  ['9007199254740991', 9007199254740991],
  ['-0.0', 0],
  ['0.5', 0.5],
])('%s leaves as a JSON number', (source, expected) => {
  expect(Object.is(valueOf(source), expected)).toBe(true);
});

test.each([
  ['9007199254740991 + 1', 'the result is the number 9007199254740992, which is not exact: beyond 2^53 use string(…)'],
  ['1e300', 'the result is the number 1e+300, which is not exact: beyond 2^53 use string(…)'],
  ['1e300 * 1e300', 'the result is Infinity, which is not a JSON number'],
])('%s does not leave: %s', (source, text) => {
  expect(failureOf(source).message).toBe(`Cannot evaluate \`${source}\`: ${text}`);
});

test('a result has at most 65,536 bytes of canonical JSON', () => {
  expect(valueOf('t', { t: 'a'.repeat(65_534) })).toHaveLength(65_534);
  expect(failureOf('t', { t: 'a'.repeat(65_535) })).toEqual({
    code: 'expression-limit',
    message: 'Cannot evaluate `t`: the result is larger than 65,536 bytes. Select only what is needed',
  });
  expect(failureOf('t', { t: 'é'.repeat(32_768) }).code).toBe('expression-limit');
});

test('a result has at most 100 levels', () => {
  const nest = (levels: number): Json => (levels === 0 ? 1 : [nest(levels - 1)]);
  expect(valueOf('t', { t: nest(100) })).toEqual(nest(100));
  expect(failureOf('t', { t: nest(101) }).code).toBe('expression-limit');
});

test('a result is JSON of its own: changing it changes nothing else', () => {
  const scope = { event: { list: [1] } };
  expect(valueOf('event', scope)).toEqual(scope.event);
  expect(valueOf('event', scope)).not.toBe(scope.event);
});

test('bytes are counted as canonical JSON has them', () => {
  const exact = fc.jsonValue().filter((value) => !/\d{16}|e\+/.test(JSON.stringify(value)));
  fc.assert(
    fc.property(exact, fc.integer({ min: 0, max: 20 }), (value, pad) => {
      const padding = 65_536 - 4 - pad - new TextEncoder().encode(canonicalJson(value as Json)).length;
      const list = ['a'.repeat(Math.max(0, padding)), value as Json];
      const fits = new TextEncoder().encode(canonicalJson(list)).length <= 65_536;
      let isOk = true;
      try {
        toJson(list);
      } catch {
        isOk = false;
      }
      expect(isOk).toBe(fits);
    }),
  );
});

test('members that are undefined are left out', () => {
  expect(toJson({ a: 1, b: undefined as never })).toEqual({ a: 1 });
});

test('the length in UTF-8 is that of the encoder', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(utf8Length(text)).toBe(new TextEncoder().encode(text).length);
    }),
  );
});
