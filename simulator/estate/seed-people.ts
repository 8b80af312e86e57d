import type { EstateUser } from './estate-types.ts';
import type { Seeding } from './seeding.ts';

/** People of every tenant. */
export const USERS = 40;

const GIVEN = ['Alva', 'Bero', 'Cilla', 'Dorin', 'Elke', 'Faro', 'Gesa', 'Hanno', 'Imke', 'Jorin'] as const;
const SURNAMES = ['Ahlbrandt', 'Birkwald', 'Corvey', 'Dornfeld'] as const;
const DEPARTMENTS = ['Finance', 'Sales', 'Engineering', 'Legal', 'Operations', 'People'] as const;
const TITLES = ['Specialist', 'Manager', 'Analyst', 'Assistant', 'Director'] as const;
const DAY = 24 * 60;

/**
 * Makes the people and their groups. The first is the break-glass account and the second an administrator, the third
 * has left and is disabled, the fourth and fifth are risky.
 */
export function seedPeople(seeding: Seeding): readonly EstateUser[] {
  const users = Array.from({ length: USERS }, (_, at) => makeUser(seeding, at));
  users.forEach((user) => seeding.plant('user', user));
  for (const department of DEPARTMENTS) {
    const members = users.filter((user) => user.department === department);
    seeding.plant('group', {
      id: seeding.random.guid(),
      displayName: `sg-${department.toLowerCase()}`,
      description: `Everybody in ${department}`,
      memberIds: members.map(({ id }) => id),
    });
  }
  seeding.plant('group', {
    id: seeding.random.guid(),
    displayName: 'sg-contained',
    description: 'Accounts without access to anything, by conditional access',
    memberIds: [],
  });
  return users;
}

function makeUser({ random, tenant, ago }: Seeding, at: number): EstateUser {
  const givenName = GIVEN[at % GIVEN.length] ?? '';
  const surname = SURNAMES[Math.floor(at / GIVEN.length)] ?? '';
  const isBreakGlass = at === 0;
  const createdAt = ago(random.below(900 * DAY) + 100 * DAY);
  const level = at === 3 ? 'high' : at === 4 ? 'medium' : 'none';
  return {
    id: random.guid(),
    upn: `${isBreakGlass ? 'break-glass' : `${givenName}.${surname}`.toLowerCase()}@${tenant.domain}`,
    displayName: isBreakGlass ? 'Break-glass access' : `${givenName} ${surname}`,
    givenName,
    surname,
    department: random.pick(DEPARTMENTS),
    jobTitle: random.pick(TITLES),
    createdAt,
    accountEnabled: at !== 2,
    directoryRole: isBreakGlass ? 'Global Administrator' : at === 1 ? 'Security Administrator' : '',
    sessionsValidFrom: createdAt,
    mustChangePassword: false,
    risk: {
      level,
      state: level === 'none' ? 'none' : 'atRisk',
      detail: 'none',
      updatedAt: ago(random.below(3 * DAY)),
    },
  };
}
