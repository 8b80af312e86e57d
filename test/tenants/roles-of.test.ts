import { expect, test } from 'vitest';
import type { PersonId, TenantId } from '../../contracts/ids.ts';
import { rolesOf } from '../../tenants/roles-of.ts';
import type { Role } from '../../tenants/tenant.ts';
import { aDirectory, aPerson, aTeam, aTenant } from './a-directory.ts';

const contoso = 'contoso' as TenantId;
const fabrikam = 'fabrikam' as TenantId;
const ada = 'ada' as PersonId;

function rolesWith(roles: readonly Role[]): readonly Role[] {
  return [...rolesOf(contoso, aDirectory([aTenant()], [aTeam('csirt', [aPerson('ada', roles)])]), ada)];
}

test('a role includes what is below it', () => {
  expect(rolesWith(['viewer'])).toEqual(['viewer']);
  expect(rolesWith(['analyst'])).toEqual(['viewer', 'analyst']);
  expect(rolesWith(['lead'])).toEqual(['viewer', 'analyst', 'lead']);
  expect(rolesWith(['admin'])).toEqual(['viewer', 'analyst', 'lead', 'admin']);
});

test('deciding is never included in another role, nor does it include one', () => {
  expect(rolesWith(['admin'])).not.toContain('approver');
  expect(rolesWith(['approver'])).toEqual(['approver']);
});

test('roles of several teams add up', () => {
  const directory = aDirectory(
    [aTenant()],
    [aTeam('a', [aPerson('ada', ['viewer'])]), aTeam('b', [aPerson('ada', ['approver'])])],
  );
  expect([...rolesOf(contoso, directory, ada)]).toEqual(['viewer', 'approver']);
});

test('a team that works for another tenant gives no role here', () => {
  const directory = aDirectory([aTenant()], [aTeam('a', [aPerson('ada')], { tenants: [fabrikam] })]);
  expect(rolesOf(contoso, directory, ada).size).toBe(0);
});

test('somebody of no team has no role', () => {
  expect(rolesOf(contoso, aDirectory([aTenant()], []), ada).size).toBe(0);
});
