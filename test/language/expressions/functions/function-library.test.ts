import { expect, test } from 'vitest';
import { checkExpression } from '../../../../language/expressions/check-expression.ts';
import {
  FUNCTIONS,
  functionNames,
  hasFunction,
  MACROS,
  overloadsOf,
} from '../../../../language/expressions/functions/function-library.ts';
import { failureOf, valueOf } from '../results.ts';

test.each([...FUNCTIONS, ...MACROS].map(({ signature, example }) => [signature, example] as const))(
  'the example of %s is true, and checks without a problem',
  (_signature, { expression, result }) => {
    expect(valueOf(expression)).toEqual(result);
    expect(checkExpression(expression, {}).problems).toEqual([]);
  },
);

test.each(FUNCTIONS.map((one) => [one.signature, one] as const))(
  '%s tells its name and its parameters',
  (signature, one) => {
    const names = one.parameters.map(({ name }) => name).join(', ');
    expect(signature).toContain(`${one.name}(${names}): `);
    expect(signature.includes(`.${one.name.replace('optional.', '')}(`)).toBe(
      one.target !== undefined || one.name.includes('.'),
    );
    expect(one.meaning).toMatch(/^[A-Z].*[^:]\.$/);
  },
);

test('arguments of a kind that no form takes are told with the form', () => {
  expect(failureOf('"a".split(1)').message).toContain(
    '"split" does not take a string and an int. It is `text.split(separator)`',
  );
  expect(failureOf('{}.?a.trim()').message).toContain(
    '"trim" does not take an optional. Add .orValue(…) after the `.?` field. It is `text.trim()`',
  );
  expect(failureOf('"a".substring("b")').message).toContain(
    'It is `text.substring(start)` or `text.substring(start, end)`',
  );
});

test('functions are found by name, form and number of arguments', () => {
  expect([
    hasFunction('distinct', true, 0),
    hasFunction('distinct', false, 1),
    hasFunction('constructor', true, 0),
  ]).toEqual([true, false, false]);
  expect(overloadsOf('getHours', true, 0)).toHaveLength(2);
  expect(overloadsOf('nothing', false, 0)).toEqual([]);
  expect(functionNames().get('split')).toEqual(['text.split(separator)']);
});
