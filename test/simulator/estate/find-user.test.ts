import { expect, test } from 'vitest';
import { findUser } from '../../../simulator/estate/find-user.ts';
import { anEstate, at } from './estate-support.ts';

test('a user is found by id and by name in any letter case', () => {
  const estate = anEstate();
  const user = at(estate.list('user'), 5);
  expect([user.id, user.upn, user.upn.toUpperCase(), 'nobody'].map((id) => findUser(estate, id)?.id)).toEqual([
    user.id,
    user.id,
    user.id,
    undefined,
  ]);
});
