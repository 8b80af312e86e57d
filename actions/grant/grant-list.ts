import type { Action } from '../action.ts';
import { graphNeeds } from '../graph-needs.ts';
import { numberOf, textOf } from '../input-values.ts';
import { limitTo, listing } from '../listing.ts';
import { EXAMPLE_USER, USER } from '../user/user-name.ts';

/**
 * Lists what a user has allowed applications to do in their name.
 *
 * @see Microsoft Graph «List a user’s oauth2PermissionGrants»
 */
export const grantList: Action = {
  name: 'grant.list',
  version: 1,
  summary: 'Lists what a user has allowed applications to do in their name',
  input: {
    type: 'object',
    properties: { user: USER, limit: limitTo(100, 'Grants') },
    required: ['user', 'limit'],
    additionalProperties: false,
  },
  output: listing('grants', {
    id: { type: 'string' },
    app_id: { type: 'string', description: 'Id of the service principal of the application' },
    scopes: { type: 'array', items: { type: 'string' }, description: 'As `Mail.Read`' },
  }),
  example: {
    input: { user: EXAMPLE_USER, limit: 50 },
    output: {
      grants: [
        {
          id: 'l5eW7x0ga0-WDOntXzHateQDNpSH5-lPk9HjD3Sarjk',
          app_id: '7c9e6679-7425-40de-944b-e07fc1f90ae7',
          scopes: ['Mail.Read'],
        },
      ],
    },
  },
  impact: 'read',
  quick: false,
  repeat: 'safe',
  targets: [],
  needs: graphNeeds('DelegatedPermissionGrant.Read.All'),
  run: async (context, input) => {
    const all = await context.graph().grants.listOfUser(textOf(input, 'user'), context.signal);
    return {
      grants: all.slice(0, numberOf(input, 'limit')).map(({ id, appId, scopes }) => ({ id, app_id: appId, scopes })),
    };
  },
};
