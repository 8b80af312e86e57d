import { expect, test } from 'vitest';
import { everybody, findPerson } from '../../identity/people.ts';
import { aDirectory, aPerson, aTeam } from '../tenants/a-directory.ts';

const directory = aDirectory(
  [],
  [aTeam('monitoring', [aPerson('chen'), aPerson('bruno')]), aTeam('csirt', [aPerson('chen'), aPerson('ada')])],
);

test('everybody is listed once, by id', () => {
  expect(everybody(directory).map(({ id }) => id)).toEqual(['ada', 'bruno', 'chen']);
});

test('a person is found by the exact id', () => {
  expect(findPerson(directory, 'ada')?.id).toBe('ada');
  expect(findPerson(directory, 'Ada')).toBeUndefined();
  expect(findPerson(directory, '__proto__')).toBeUndefined();
});
