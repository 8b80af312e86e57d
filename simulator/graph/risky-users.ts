import type { EstateUser } from '../estate/estate-types.ts';
import { setRisk } from '../estate/write-user.ts';
import type { JsonRecord } from '../records/record-types.ts';
import type { ApiCall, ApiRoute } from '../server/api-route.ts';
import type { Answer } from '../server/exchange.ts';
import { answerEntity, answerList, refuse } from './answer.ts';
import { badRequest, directoryNotFound } from './graph-error.ts';

const WRITE = ['IdentityRiskyUser.ReadWrite.All'];
const COMMON = { budget: 'identityProtection', licence: 'entraP2' } as const;
const READING = { ...COMMON, method: 'GET', roles: ['IdentityRiskyUser.Read.All', ...WRITE] } as const;
const WRITING = { ...COMMON, method: 'POST', roles: WRITE } as const;
const PATH = 'identityProtection/riskyUsers';
const IDS_MAX = 60;

type Judgement = Parameters<typeof setRisk>[2];

/** People at risk, by Entra ID Protection. */
export const RISKY_USER_ROUTES: readonly ApiRoute[] = [
  { ...READING, path: `/${PATH}`, run: listRiskyUsers },
  { ...READING, path: `/${PATH}/:id`, run: getRiskyUser },
  {
    ...WRITING,
    path: `/${PATH}/confirmCompromised`,
    run: judge({
      op: 'user.confirmCompromised',
      level: 'high',
      state: 'confirmedCompromised',
      detail: 'adminConfirmedUserCompromised',
    }),
  },
  {
    ...WRITING,
    path: `/${PATH}/confirmSafe`,
    run: judge({ op: 'user.confirmSafe', level: 'none', state: 'confirmedSafe', detail: 'adminConfirmedAccountSafe' }),
  },
  {
    ...WRITING,
    path: `/${PATH}/dismiss`,
    run: judge({ op: 'user.dismissRisk', level: 'none', state: 'dismissed', detail: 'adminDismissedAllRiskForUser' }),
  },
];

function listRiskyUsers(call: ApiCall): Answer {
  const users = call.world.estates.of(call.tenant).list('user');
  return answerList(
    call,
    users.filter(({ risk }) => risk.state !== 'none'),
    {
      path: PATH,
      fields: renderRiskyUser,
      render: renderRiskyUser,
      filterable: ['id', 'riskLevel', 'riskState', 'riskDetail', 'riskLastUpdatedDateTime', 'userPrincipalName'],
      topDefault: 20,
      topMax: 500,
      paging: 'skiptoken',
    },
  );
}

function getRiskyUser(call: ApiCall): Answer {
  const id = call.ids[0] ?? '';
  const user = call.world.estates.of(call.tenant).find('user', id);
  return user === undefined || user.risk.state === 'none'
    ? refuse(call, directoryNotFound(id))
    : answerEntity(PATH, renderRiskyUser(user));
}

/** All or none: one unknown id refuses the whole order. */
function judge(judgement: Judgement): ApiRoute['run'] {
  return (call) => {
    const { userIds } = call.body;
    const isList = Array.isArray(userIds) && userIds.length > 0 && userIds.length <= IDS_MAX;
    if (!isList) return refuse(call, badRequest(`'userIds' must have 1 to ${IDS_MAX} ids.`));
    const estate = call.world.estates.of(call.tenant);
    const users = userIds.map((id) => estate.find('user', String(id)));
    const at = users.indexOf(undefined);
    if (at >= 0) return refuse(call, directoryNotFound(String(userIds[at])));
    users.forEach((user) => {
      if (user !== undefined) setRisk(call, user, judgement);
    });
    return { status: 204 };
  };
}

function renderRiskyUser({ id, upn, displayName, risk }: EstateUser): JsonRecord {
  return {
    id,
    isDeleted: false,
    isProcessing: false,
    riskLevel: risk.level,
    riskState: risk.state,
    riskDetail: risk.detail,
    riskLastUpdatedDateTime: risk.updatedAt,
    userDisplayName: displayName,
    userPrincipalName: upn,
  };
}
