import { expect, test } from 'vitest';
import { RESERVED_NAMES } from '../../../language/expressions/reserved-names.ts';
import { valueOf } from './results.ts';

test('words and types of the language are reserved, other names are not', () => {
  for (const name of ['if', 'in', 'true', 'list', 'string', 'optional', 'cel', '__proto__'])
    expect(RESERVED_NAMES.has(name)).toBe(true);
  for (const name of ['event', 'user', 'steps']) expect(RESERVED_NAMES.has(name)).toBe(false);
});

test('a name that is not reserved can be read', () => {
  expect(valueOf('user + size', { user: 1, size: 2 })).toBe(3);
});
