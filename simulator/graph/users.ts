import type { EstateUser } from '../estate/estate-types.ts';
import { findUser } from '../estate/find-user.ts';
import { revokeSessions, updateUser } from '../estate/write-user.ts';
import { selected } from '../odata/list-page.ts';
import type { JsonRecord } from '../records/record-types.ts';
import type { ApiCall, ApiRoute } from '../server/api-route.ts';
import { jsonAnswer } from '../server/exchange.ts';
import type { Answer } from '../server/exchange.ts';
import { answerEntity, answerList, contextOf, refuse } from './answer.ts';
import { badRequest, directoryNotFound } from './graph-error.ts';
import { renderGroup } from './groups.ts';

const READ = ['User.Read.All', 'User.ReadBasic.All', 'User.ReadWrite.All'];
const WRITE = ['User.EnableDisableAccount.All', 'User.ReadWrite.All', 'User-PasswordProfile.ReadWrite.All'];
const REVOKE = ['User.RevokeSessions.All', 'User.ReadWrite.All'];

/** People of the directory. */
export const USER_ROUTES: readonly ApiRoute[] = [
  { method: 'GET', path: '/users', roles: READ, run: listUsers },
  { method: 'GET', path: '/users/:id', roles: READ, run: withUser(getUser) },
  { method: 'PATCH', path: '/users/:id', roles: WRITE, run: withUser(patchUser) },
  { method: 'POST', path: '/users/:id/revokeSignInSessions', roles: REVOKE, run: withUser(revoke) },
  { method: 'GET', path: '/users/:id/memberOf', roles: READ, run: withUser(listMemberships) },
  { method: 'GET', path: '/users/:id/transitiveMemberOf', roles: READ, run: withUser(listMemberships) },
];

/** What is answered when nothing is selected: whether an account is enabled is not among it. */
const DEFAULT_SELECT = [
  'businessPhones',
  'displayName',
  'givenName',
  'jobTitle',
  'mail',
  'mobilePhone',
  'officeLocation',
  'preferredLanguage',
  'surname',
  'userPrincipalName',
];

const FORBIDDEN = {
  status: 403,
  code: 'Authorization_RequestDenied',
  message: 'Insufficient privileges to complete the operation.',
};

function listUsers(call: ApiCall): Answer {
  const select = selectOf(call);
  return answerList(call, call.world.estates.of(call.tenant).list('user'), {
    path: 'users',
    fields: renderUser,
    render: (user) => selected(renderUser(user), select),
    filterable: [
      'id',
      'accountEnabled',
      'department',
      'displayName',
      'jobTitle',
      'mail',
      'surname',
      'userPrincipalName',
    ],
    topDefault: 100,
    topMax: 999,
    isTopRefused: true,
    paging: 'skiptoken',
  });
}

function getUser(call: ApiCall, user: EstateUser): Answer {
  return answerEntity('users', selected(renderUser(user), selectOf(call)));
}

/** An account with a directory role is not changed by an application that has none. */
function patchUser(call: ApiCall, user: EstateUser): Answer {
  const { accountEnabled, passwordProfile } = call.body;
  if (accountEnabled !== undefined && typeof accountEnabled !== 'boolean')
    return refuse(call, badRequest("Cannot convert the value of 'accountEnabled' to 'Edm.Boolean'."));
  const mustChangePassword = readForceChange(passwordProfile);
  const role =
    mustChangePassword === undefined ? 'User.EnableDisableAccount.All' : 'User-PasswordProfile.ReadWrite.All';
  const isGranted = [role, 'User.ReadWrite.All'].some((name) => call.claims.roles.includes(name));
  if (user.directoryRole !== '' || !isGranted) return refuse(call, FORBIDDEN);
  updateUser(call, user, {
    ...(accountEnabled === undefined ? {} : { accountEnabled }),
    ...(mustChangePassword === undefined ? {} : { mustChangePassword }),
  });
  return { status: 204 };
}

function readForceChange(profile: unknown): boolean | undefined {
  if (typeof profile !== 'object' || profile === null || !('forceChangePasswordNextSignIn' in profile))
    return undefined;
  return profile.forceChangePasswordNextSignIn === true;
}

function revoke(call: ApiCall, user: EstateUser): Answer {
  revokeSessions(call, user);
  return jsonAnswer(200, { '@odata.context': contextOf('Edm.Boolean'), value: true });
}

function listMemberships(call: ApiCall, user: EstateUser): Answer {
  const estate = call.world.estates.of(call.tenant);
  const groups = estate.list('group').filter(({ memberIds }) => memberIds.includes(user.id));
  const roles: readonly JsonRecord[] =
    user.directoryRole === ''
      ? []
      : [{ '@odata.type': '#microsoft.graph.directoryRole', id: user.directoryRole, displayName: user.directoryRole }];
  const value = [
    ...groups.map((group) => ({ '@odata.type': '#microsoft.graph.group', ...renderGroup(group) })),
    ...roles,
  ];
  return jsonAnswer(200, { '@odata.context': contextOf('directoryObjects'), value });
}

/** A user of the directory, whole. */
export function renderUser(user: EstateUser): JsonRecord {
  return {
    id: user.id,
    businessPhones: [],
    displayName: user.displayName,
    givenName: user.givenName,
    jobTitle: user.jobTitle,
    mail: user.upn,
    mobilePhone: null,
    officeLocation: null,
    preferredLanguage: 'en',
    surname: user.surname,
    userPrincipalName: user.upn,
    accountEnabled: user.accountEnabled,
    createdDateTime: user.createdAt,
    department: user.department,
    onPremisesSyncEnabled: null,
    signInSessionsValidFromDateTime: user.sessionsValidFrom,
    userType: 'Member',
  };
}

function withUser(run: (call: ApiCall, user: EstateUser) => Answer): ApiRoute['run'] {
  return (call) => {
    const id = call.ids[0] ?? '';
    const user = findUser(call.world.estates.of(call.tenant), id);
    return user === undefined ? refuse(call, directoryNotFound(id)) : run(call, user);
  };
}

function selectOf({ exchange }: ApiCall): readonly string[] {
  return exchange.query.get('$select')?.split(',') ?? DEFAULT_SELECT;
}
