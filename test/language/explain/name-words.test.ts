import { expect, test } from 'vitest';
import { enumerated, recipientWords } from '../../../language/explain/name-words.ts';
import { cel, lit } from '../../engine/plans.ts';

test('names are enumerated', () => {
  expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map((names) => enumerated(names, 'or'))).toEqual([
    '',
    'a',
    'a or b',
    'a, b or c',
  ]);
});

test('a recipient is told by kind and name, or by the expression that names it', () => {
  expect(recipientWords({ team: lit('csirt') })).toBe('team csirt');
  expect(recipientWords({ person: cel('vars.owner') })).toBe('person ${{ vars.owner }}');
});
