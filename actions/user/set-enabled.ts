import type { Action } from '../action.ts';
import { graphNeeds } from '../graph-needs.ts';
import { textOf } from '../input-values.ts';
import { EXAMPLE_USER, USER } from './user-name.ts';

/** An action that lets a user sign in, or keeps the user from it. */
export interface SetEnabled extends Pick<Action, 'name' | 'summary' | 'impact' | 'undo'> {
  readonly isEnabled: boolean;
}

/** Makes the action: `user.enable` and `user.disable` take each other back. */
export function setEnabled({ isEnabled, ...signature }: SetEnabled): Action {
  const changed = `False when the user was ${isEnabled ? 'enabled' : 'disabled'} already, also by an earlier attempt`;
  return {
    ...signature,
    version: 1,
    input: { type: 'object', properties: { user: USER }, required: ['user'], additionalProperties: false },
    output: {
      type: 'object',
      properties: {
        id: { type: 'string', description: 'Id in Entra' },
        changed: { type: 'boolean', description: changed },
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
    quick: false,
    repeat: 'idempotent',
    targets: ['user'],
    needs: graphNeeds('User.Read.All', 'User.EnableDisableAccount.All'),
    run: async ({ graph, signal }, input) => {
      const { users } = graph();
      const user = await users.get(textOf(input, 'user'), signal);
      const isChange = user.isEnabled !== isEnabled;
      // By id: a name may be given to somebody else meanwhile.
      if (isChange) await users.setEnabled(user.id, isEnabled, signal);
      return { id: user.id, changed: isChange, is_synced: user.isSynced };
    },
  };
}
