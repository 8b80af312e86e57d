import type { Action } from '../action.ts';
import { graphNeeds } from '../graph-needs.ts';
import { numberOf, textOf } from '../input-values.ts';
import { limitTo, listing } from '../listing.ts';
import { EXAMPLE_USER, USER } from './user-name.ts';

/**
 * Lists the groups and roles of a user: whoever is in a role is to be asked about before anything is done.
 *
 * @see Microsoft Graph «List a user’s memberships (direct and transitive)»
 */
export const userListGroups: Action = {
  name: 'user.list_groups',
  version: 1,
  summary: 'Lists the groups and roles that a user is in, also by way of other groups',
  input: {
    type: 'object',
    properties: { user: USER, limit: limitTo(200, 'Groups') },
    required: ['user', 'limit'],
    additionalProperties: false,
  },
  output: listing('groups', {
    id: { type: 'string' },
    name: { type: 'string' },
    kind: { type: 'string', description: 'As `group`, `directoryRole`' },
  }),
  example: {
    input: { user: EXAMPLE_USER, limit: 100 },
    output: { groups: [{ id: '5d2b1c3e-0a4f-4b6d-8e7f-9a0b1c2d3e4f', name: 'Finance', kind: 'group' }] },
  },
  impact: 'read',
  quick: false,
  repeat: 'safe',
  targets: [],
  needs: graphNeeds('User.Read.All', 'GroupMember.Read.All'),
  run: async (context, input) => {
    const all = await context.graph().users.listMemberships(textOf(input, 'user'), context.signal);
    return { groups: all.slice(0, numberOf(input, 'limit')).map(({ id, name, kind }) => ({ id, name, kind })) };
  },
};
