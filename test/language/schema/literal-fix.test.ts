import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from '../../../contracts/json.ts';
import { literalFix } from '../../../language/schema/literal-fix.ts';
import type { ScalarNode } from '../../../language/source/source-node.ts';

const scalar = (value: ScalarNode['value']): ScalarNode => ({
  kind: 'scalar',
  range: { start: 3, end: 7 },
  value,
  style: 'plain',
});
const replacementOf = (value: ScalarNode['value'], written?: string): string | undefined =>
  literalFix(scalar(value), { fits: () => true, ...(written === undefined ? {} : { written }) }).fix?.replacement;

test.each([
  ['yes', 'true'],
  ['ON', 'true'],
  ['y', 'true'],
  ['true', 'true'],
  ['No', 'false'],
  ['off', 'false'],
  ['n', 'false'],
  ['FALSE', 'false'],
  ['42', '42'],
  ['-7', '-7'],
  ['0', '0'],
  ['999999999999999', '999999999999999'],
])('the text "%s" can only mean %s', (value, replacement) => {
  expect(replacementOf(value)).toBe(replacement);
});

test.each(['yes ', 'yes\n', 'yess', '', '007', '-0', '1.0', '1e3', '9999999999999999'])(
  'the text %j may mean something else',
  (value) => {
    expect(replacementOf(value)).toBeUndefined();
  },
);

test('a number is a text as it is written, where that is known', () => {
  expect(replacementOf(42, '42')).toBe("'42'");
  expect(replacementOf(42)).toBeUndefined();
  expect(replacementOf(100, '1e2')).toBeUndefined();
  expect(replacementOf(15, '0xF')).toBeUndefined();
});

test('nothing else has a remedy', () => {
  expect([true, null].map((value) => replacementOf(value, 'true'))).toEqual([undefined, undefined]);
  expect(literalFix({ kind: 'list', range: { start: 0, end: 2 }, items: [] }, { fits: () => true })).toEqual({});
});

test('a value that the place does not take is not offered', () => {
  expect(literalFix(scalar('yes'), { fits: () => false })).toEqual({});
  expect(literalFix(scalar('yes'), { fits: (value) => value === true })).toEqual({
    fix: { description: 'Write true', range: { start: 3, end: 7 }, replacement: 'true' },
  });
});

test('whatever is offered fits, and stands where the scalar stood', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.integer().map(String), fc.boolean().map(String)), (value) => {
      const asked: Json[] = [];
      const { fix } = literalFix(scalar(value), { fits: (meant) => asked.push(meant) > 0 });
      expect(fix === undefined ? [] : [fix.replacement]).toEqual(asked.map(String));
      expect(fix?.range ?? { start: 3, end: 7 }).toEqual({ start: 3, end: 7 });
    }),
  );
});
