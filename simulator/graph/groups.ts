import type { EstateGroup } from '../estate/estate-types.ts';
import { recordEffect } from '../estate/record-effect.ts';
import type { JsonRecord } from '../records/record-types.ts';
import type { ApiCall, ApiRoute } from '../server/api-route.ts';
import { jsonAnswer } from '../server/exchange.ts';
import type { Answer } from '../server/exchange.ts';
import { answerEntity, answerList, contextOf, refuse } from './answer.ts';
import { badRequest, directoryNotFound } from './graph-error.ts';

const READ = ['GroupMember.Read.All', 'GroupMember.ReadWrite.All'];
const WRITE = ['GroupMember.ReadWrite.All'];

/** Groups of the directory and who is in them. */
export const GROUP_ROUTES: readonly ApiRoute[] = [
  { method: 'GET', path: '/groups', roles: READ, run: listGroups },
  {
    method: 'GET',
    path: '/groups/:id',
    roles: READ,
    run: withGroup((_, group) => answerEntity('groups', renderGroup(group))),
  },
  { method: 'GET', path: '/groups/:id/members', roles: READ, run: withGroup(listMembers) },
  { method: 'POST', path: '/groups/:id/members/$ref', roles: WRITE, run: withGroup(addMember) },
  { method: 'DELETE', path: '/groups/:id/members/:member/$ref', roles: WRITE, run: withGroup(removeMember) },
];

function listGroups(call: ApiCall): Answer {
  return answerList(call, call.world.estates.of(call.tenant).list('group'), {
    path: 'groups',
    fields: renderGroup,
    render: renderGroup,
    filterable: ['id', 'displayName'],
    topDefault: 100,
    topMax: 999,
    isTopRefused: true,
    paging: 'skiptoken',
  });
}

function listMembers(call: ApiCall, group: EstateGroup): Answer {
  const estate = call.world.estates.of(call.tenant);
  const users = group.memberIds.flatMap((id) => estate.find('user', id) ?? []);
  const value = users.map(({ id, displayName, upn }) => ({
    '@odata.type': '#microsoft.graph.user',
    id,
    displayName,
    mail: upn,
    userPrincipalName: upn,
  }));
  return jsonAnswer(200, { '@odata.context': contextOf('directoryObjects'), value });
}

/** Who is a member already is refused: a second call is no success. */
function addMember(call: ApiCall, group: EstateGroup): Answer {
  const reference = call.body['@odata.id'];
  const id = typeof reference === 'string' ? (/\/([^/]+)$/.exec(reference)?.[1] ?? '') : '';
  const user = call.world.estates.of(call.tenant).find('user', id);
  if (user === undefined) return refuse(call, directoryNotFound(id));
  if (group.memberIds.includes(id)) {
    const message =
      "One or more added object references already exist for the following modified properties: 'members'.";
    return refuse(call, { ...badRequest(message), code: 'Request_BadRequest' });
  }
  return setMembers(call, group, { op: 'group.addMember', id, memberIds: [...group.memberIds, id] });
}

function removeMember(call: ApiCall, group: EstateGroup): Answer {
  const id = call.ids[1] ?? '';
  if (!group.memberIds.includes(id)) return refuse(call, directoryNotFound(id));
  const memberIds = group.memberIds.filter((member) => member !== id);
  return setMembers(call, group, { op: 'group.removeMember', id, memberIds });
}

function setMembers(
  call: ApiCall,
  group: EstateGroup,
  change: { readonly op: string; readonly id: string; readonly memberIds: readonly string[] },
): Answer {
  const { op, id, memberIds } = change;
  recordEffect(call, { op, target: group.id, effect: { group: group.displayName, member: id } });
  call.world.estates.of(call.tenant).put('group', { ...group, memberIds });
  return { status: 204 };
}

/** A group of the directory. */
export function renderGroup({ id, displayName, description }: EstateGroup): JsonRecord {
  return { id, displayName, description, securityEnabled: true, mailEnabled: false, groupTypes: [] };
}

function withGroup(run: (call: ApiCall, group: EstateGroup) => Answer): ApiRoute['run'] {
  return (call) => {
    const id = call.ids[0] ?? '';
    const group = call.world.estates.of(call.tenant).find('group', id);
    return group === undefined ? refuse(call, directoryNotFound(id)) : run(call, group);
  };
}
