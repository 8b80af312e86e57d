import { expect, test } from 'vitest';
import type { PersonId, TenantId } from '../../contracts/ids.ts';
import {
  PERMISSION_ROLES,
  type Permission,
  isKnownIn,
  isPermitted,
  tenantsPermitted,
} from '../../identity/permissions.ts';
import type { Role } from '../../tenants/tenant.ts';
import { aDirectory, aPerson, aTeam, aTenant } from '../tenants/a-directory.ts';

const CONTOSO = 'contoso' as TenantId;
const FABRIKAM = 'fabrikam' as TenantId;
const tenants = [aTenant(), aTenant({ id: FABRIKAM })];
const directoryOf = (role: Role) =>
  aDirectory(tenants, [aTeam('team', [aPerson('ada', [role])], { tenants: [CONTOSO] })]);
const PERMISSIONS = Object.keys(PERMISSION_ROLES) as Permission[];

const READS: Permission[] = [
  'playbooks:read',
  'runs:read',
  'approvals:read',
  'schedules:read',
  'events:read',
  'tasks:read',
  'tasks:work',
  'escalations:acknowledge',
];
const WORKS: Permission[] = [
  ...READS,
  'runs:start',
  'runs:cancel',
  'runs:roll-back',
  'runs:pause',
  'runs:retry',
  'events:replay',
];
const EXPECTED: Readonly<Record<Role, readonly Permission[]>> = {
  viewer: READS,
  analyst: WORKS,
  approver: ['approvals:read', 'approvals:decide', 'tasks:read', 'tasks:work', 'escalations:acknowledge'],
  lead: [...WORKS, 'audit:verify', 'playbooks:publish', 'tasks:lead'],
  admin: [...WORKS, 'audit:verify', 'playbooks:publish', 'tasks:lead'],
};

test.each(Object.entries(EXPECTED))('%s may do what the policy says and nothing else', (role, expected) => {
  const directory = directoryOf(role as Role);
  const person = 'ada' as PersonId;
  const permitted = PERMISSIONS.filter((permission) => isPermitted(CONTOSO, directory, { person, permission }));
  expect([...permitted].sort()).toEqual([...expected].sort());
  expect(PERMISSIONS.filter((permission) => isPermitted(FABRIKAM, directory, { person, permission }))).toEqual([]);
  expect(tenantsPermitted(directory, { person, permission: 'approvals:read' })).toEqual([CONTOSO]);
});

test('a tenant exists only for those who have a role in it', () => {
  const directory = directoryOf('approver');
  expect(isKnownIn(CONTOSO, directory, 'ada' as PersonId)).toBe(true);
  expect(isKnownIn(FABRIKAM, directory, 'ada' as PersonId)).toBe(false);
  expect(isKnownIn('nowhere' as TenantId, directory, 'ada' as PersonId)).toBe(false);
  expect(isKnownIn(CONTOSO, directory, 'eve' as PersonId)).toBe(false);
});

test('a team for all tenants does not make up tenants that no document has', () => {
  const directory = aDirectory(tenants, [aTeam('team', [aPerson('ada')])]);
  expect(isKnownIn('nowhere' as TenantId, directory, 'ada' as PersonId)).toBe(false);
});
