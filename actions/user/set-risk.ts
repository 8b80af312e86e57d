import type { RiskyUsers } from '../../connectors/graph/risky-users.ts';
import type { Action } from '../action.ts';
import { graphNeeds } from '../graph-needs.ts';
import { textOf } from '../input-values.ts';
import { EXAMPLE_USER, USER } from './user-name.ts';

/** An action that says of a user how risky the account is. */
export interface SetRisk extends Pick<Action, 'name' | 'summary' | 'impact' | 'undo'> {
  /** What is said of the user, who is known to Identity Protection by id alone. */
  readonly says: (riskyUsers: RiskyUsers, id: string, signal: AbortSignal) => Promise<void>;
}

/** Makes the action: `user.mark_compromised` and `user.dismiss_risk` take each other back. */
export function setRisk({ says, ...signature }: SetRisk): Action {
  return {
    ...signature,
    version: 1,
    input: { type: 'object', properties: { user: USER }, required: ['user'], additionalProperties: false },
    output: {
      type: 'object',
      properties: { id: { type: 'string', description: 'Id in Entra' } },
      required: ['id'],
      additionalProperties: false,
    },
    example: { input: { user: EXAMPLE_USER }, output: { id: '1f0d3a52-7a0c-4f6e-9c3e-0d4a5b6c7d8e' } },
    quick: false,
    repeat: 'idempotent',
    targets: ['user'],
    needs: graphNeeds('User.Read.All', 'IdentityRiskyUser.ReadWrite.All'),
    run: async ({ graph, signal }, input) => {
      const { users, riskyUsers } = graph();
      const { id } = await users.get(textOf(input, 'user'), signal);
      await says(riskyUsers, id, signal);
      return { id };
    },
  };
}
