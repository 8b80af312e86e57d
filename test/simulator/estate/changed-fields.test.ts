import { expect, test } from 'vitest';
import { changedFields } from '../../../simulator/estate/changed-fields.ts';

test('only what differs is left, and lists are compared by what they hold', () => {
  const entity: { a: number; b: string | null; c: readonly string[] } = { a: 1, b: null, c: ['x'] };
  expect(changedFields(entity, { a: 1, b: null, c: ['x'] })).toEqual({});
  expect(changedFields(entity, { a: 2, b: 'y', c: ['x', 'y'] })).toEqual({ a: 2, b: 'y', c: ['x', 'y'] });
});
