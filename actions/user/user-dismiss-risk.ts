import type { Action } from '../action.ts';
import { graphNeeds } from '../graph-needs.ts';
import { textOf } from '../input-values.ts';
import { EXAMPLE_USER, USER } from './user-name.ts';

/**
 * Takes the risk of an account away.
 *
 * @see Microsoft Graph «riskyUser: dismiss»
 */
export const userDismissRisk: Action = {
  name: 'user.dismiss_risk',
  version: 1,
  summary: 'Takes the risk of a user away',
  input: { type: 'object', properties: { user: USER }, required: ['user'], additionalProperties: false },
  output: {
    type: 'object',
    properties: { id: { type: 'string', description: 'Id in Entra' } },
    required: ['id'],
    additionalProperties: false,
  },
  example: { input: { user: EXAMPLE_USER }, output: { id: '1f0d3a52-7a0c-4f6e-9c3e-0d4a5b6c7d8e' } },
  impact: 'write',
  quick: false,
  repeat: 'idempotent',
  targets: ['user'],
  undo: { by: 'user.mark_compromised' },
  needs: graphNeeds('User.Read.All', 'IdentityRiskyUser.ReadWrite.All'),
  run: async ({ graph, signal }, input) => {
    const { users, riskyUsers } = graph();
    // Identity Protection knows users by id alone.
    const { id } = await users.get(textOf(input, 'user'), signal);
    await riskyUsers.dismiss(id, signal);
    return { id };
  },
};
