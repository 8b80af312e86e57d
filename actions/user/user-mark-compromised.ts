import type { Action } from '../action.ts';
import { graphNeeds } from '../graph-needs.ts';
import { textOf } from '../input-values.ts';
import { EXAMPLE_USER, USER } from './user-name.ts';

/**
 * Says that an account is in other hands; `user.dismiss_risk` takes it back.
 *
 * @see Microsoft Graph «riskyUser: confirmCompromised»
 */
export const userMarkCompromised: Action = {
  name: 'user.mark_compromised',
  version: 1,
  summary: 'Marks a user as compromised: the risk is high, and policies may keep the account out',
  input: { type: 'object', properties: { user: USER }, required: ['user'], additionalProperties: false },
  output: {
    type: 'object',
    properties: { id: { type: 'string', description: 'Id in Entra' } },
    required: ['id'],
    additionalProperties: false,
  },
  example: { input: { user: EXAMPLE_USER }, output: { id: '1f0d3a52-7a0c-4f6e-9c3e-0d4a5b6c7d8e' } },
  impact: 'disruptive',
  quick: false,
  repeat: 'idempotent',
  targets: ['user'],
  undo: { by: 'user.dismiss_risk' },
  needs: graphNeeds('User.Read.All', 'IdentityRiskyUser.ReadWrite.All'),
  run: async ({ graph, signal }, input) => {
    const { users, riskyUsers } = graph();
    // Identity Protection knows users by id alone.
    const { id } = await users.get(textOf(input, 'user'), signal);
    await riskyUsers.confirmCompromised(id, signal);
    return { id };
  },
};
