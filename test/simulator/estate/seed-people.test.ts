import { expect, test } from 'vitest';
import { anEstate, at } from './estate-support.ts';

test('names, addresses and ids are each given once', () => {
  const users = anEstate().list('user');
  for (const values of [
    users.map(({ id }) => id),
    users.map(({ upn }) => upn),
    users.map((user) => user.displayName),
  ]) {
    expect(new Set(values).size).toBe(40);
  }
  expect(users.every(({ upn }) => upn.endsWith('@contoso.example'))).toBe(true);
});

test('there are a break-glass account, an administrator, somebody who has left and two at risk', () => {
  const users = anEstate().list('user');
  expect(at(users, 0)).toMatchObject({ upn: 'break-glass@contoso.example', directoryRole: 'Global Administrator' });
  expect(users.filter(({ directoryRole }) => directoryRole !== '')).toHaveLength(2);
  expect(users.filter(({ accountEnabled }) => !accountEnabled)).toHaveLength(1);
  expect(users.flatMap(({ risk }) => (risk.state === 'atRisk' ? [risk.level] : []))).toEqual(['high', 'medium']);
});

test('everybody is in the group of the department', () => {
  const estate = anEstate();
  const members = estate.list('group').flatMap(({ memberIds }) => memberIds);
  expect(members.toSorted()).toEqual(
    estate
      .list('user')
      .map(({ id }) => id)
      .toSorted(),
  );
});
