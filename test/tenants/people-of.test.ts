import { expect, test } from 'vitest';
import type { TenantId } from '../../contracts/ids.ts';
import { peopleOf, teamOf, teamsOf } from '../../tenants/people-of.ts';
import { aDirectory, aPerson, aTeam, aTenant } from './a-directory.ts';

const contoso = 'contoso' as TenantId;
const fabrikam = 'fabrikam' as TenantId;
const directory = aDirectory(
  [aTenant()],
  [
    aTeam('csirt', [aPerson('ada')], { mail: 'csirt@soc.example' }),
    aTeam('local', [aPerson('dan')], { tenants: [contoso] }),
  ],
);

test('a team is its members, whether it has a mailbox or not', () => {
  expect(peopleOf(contoso, directory, { team: 'csirt' }).map(({ id }) => id)).toEqual(['ada']);
});

test('a person is that person', () => {
  expect(peopleOf(contoso, directory, { person: 'dan' }).map(({ id }) => id)).toEqual(['dan']);
  expect(peopleOf(fabrikam, directory, { person: 'dan' })).toEqual([]);
});

test('an audience is nobody of ours', () => {
  expect(peopleOf(contoso, directory, { audience: 'mssp' })).toEqual([]);
});

test('teams are seen only by the tenants that they work for', () => {
  expect(teamsOf(fabrikam, directory).map(({ name }) => name)).toEqual(['csirt']);
  expect(teamOf(fabrikam, directory, 'local')).toBeUndefined();
  expect(teamOf(contoso, directory, 'local')?.name).toBe('local');
});
