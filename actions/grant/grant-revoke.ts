import type { Action } from '../action.ts';
import { graphNeeds } from '../graph-needs.ts';
import { textOf } from '../input-values.ts';

/**
 * Takes away what an application was allowed. Only consent gives it back.
 *
 * @see Microsoft Graph «Delete oAuth2PermissionGrant»
 */
export const grantRevoke: Action = {
  name: 'grant.revoke',
  version: 1,
  summary: 'Takes away what a user has allowed an application to do in their name',
  input: {
    type: 'object',
    properties: { grant_id: { type: 'string', minLength: 1, maxLength: 200, description: 'Id of the grant' } },
    required: ['grant_id'],
    additionalProperties: false,
  },
  output: {
    type: 'object',
    properties: {
      revoked: { type: 'boolean', description: 'False when there was none of this id, also after an earlier attempt' },
    },
    required: ['revoked'],
    additionalProperties: false,
  },
  example: { input: { grant_id: 'l5eW7x0ga0-WDOntXzHateQDNpSH5-lPk9HjD3Sarjk' }, output: { revoked: true } },
  impact: 'destructive',
  quick: false,
  repeat: 'idempotent',
  targets: ['grant_id'],
  undo: { none: 'only the consent of the user gives a grant back' },
  needs: graphNeeds('DelegatedPermissionGrant.ReadWrite.All'),
  run: async (context, input) => ({
    revoked: await context.graph().grants.revoke(textOf(input, 'grant_id'), context.signal),
  }),
};
