import type { Action } from '../action.ts';
import { graphNeeds } from '../graph-needs.ts';
import { textOf } from '../input-values.ts';
import { EXAMPLE_USER, USER } from './user-name.ts';

/**
 * Keeps a user from signing in; `user.enable` takes it back.
 *
 * @see Microsoft Graph «Update user»
 */
export const userDisable: Action = {
  name: 'user.disable',
  version: 1,
  summary: 'Keeps a user from signing in; sessions that are open stay so until they are revoked',
  input: { type: 'object', properties: { user: USER }, required: ['user'], additionalProperties: false },
  output: {
    type: 'object',
    properties: {
      id: { type: 'string', description: 'Id in Entra' },
      changed: { type: 'boolean', description: 'False when the user was disabled already, also by an earlier attempt' },
      is_synced: {
        type: 'boolean',
        description: 'Whether the account comes from a directory on premises, which may undo it',
      },
    },
    required: ['id', 'changed', 'is_synced'],
    additionalProperties: false,
  },
  example: {
    input: { user: EXAMPLE_USER },
    output: { id: '1f0d3a52-7a0c-4f6e-9c3e-0d4a5b6c7d8e', changed: true, is_synced: false },
  },
  impact: 'disruptive',
  quick: false,
  repeat: 'idempotent',
  targets: ['user'],
  undo: { by: 'user.enable' },
  needs: graphNeeds('User.Read.All', 'User.EnableDisableAccount.All'),
  run: async ({ graph, signal }, input) => {
    const { users } = graph();
    const user = await users.get(textOf(input, 'user'), signal);
    // By id: a name may be given to somebody else meanwhile.
    if (user.isEnabled) await users.setEnabled(user.id, false, signal);
    return { id: user.id, changed: user.isEnabled, is_synced: user.isSynced };
  },
};
