import { expect, test } from 'vitest';
import { failureOf, valueOf } from '../results.ts';

test.each([
  ['string("a") + string(true) + string(1) + string(1.5) + string(int)', 'atrue11.5int'],
  ['string(timestamp(0)) + " " + string(duration("1h"))', '1970-01-01T00:00:00.000Z 3600s'],
  ['int(7) + int(-1.9) + int("+3") + int("-4") + int(timestamp("1970-01-01T00:00:05.900Z"))', 10],
  ['double(1) / 2 + double("1e2") + double(0.5)', 101],
  ['bool(true) && !bool("false")', true],
  ['json("a\\"") + json(null) + json([1, 2.5])', '"a\\""null[1,2.5]'],
  ['dyn(null)', null],
  ['type(type(1)) == type(int)', true],
  ['optional.of(null).value()', null],
  ['optional.of(1).hasValue()', true],
])('%s is %j', (source, expected) => {
  expect(valueOf(source)).toBe(expected);
});

test.each([
  ['string(null)', '"string" does not take null. It is `string(value)`'],
  ['string([])', '"string" does not take a list. It is `string(value)`'],
  ['int("1.5")', '"int" takes text with a whole number, such as "42"'],
  ['int("9999999999999999999")', 'a whole number is beyond 64 bits'],
  ['int(1e300 * 1e300)', '"int" does not take Infinity'],
  ['int(1e30)', 'a whole number is beyond 64 bits'],
  ['double("one")', '"double" takes text with a number, such as "2.5"'],
  ['bool("yes")', '"bool" takes the text "true" or "false"'],
  ['optional.none().value()', '".value()" found no value. Use .orValue(…)'],
])('%s fails: %s', (source, text) => {
  expect(failureOf(source).message).toBe(`Cannot evaluate \`${source}\`: ${text}`);
});

test('text with a number has at most 100 characters', () => {
  expect(valueOf('double(t)', { t: `${'0'.repeat(99)}1` })).toBe(1);
  expect(failureOf('double(t)', { t: `${'0'.repeat(100)}1` }).code).toBe('expression-failed');
});
