import type { Action } from '../action.ts';
import { graphNeeds } from '../graph-needs.ts';
import { textOf } from '../input-values.ts';

/** An action that lets an application get tokens, or keeps it from it. */
export interface SetEnabled extends Pick<Action, 'name' | 'summary' | 'impact' | 'undo'> {
  readonly isEnabled: boolean;
}

/** Makes the action: `app.enable` and `app.disable` take each other back. */
export function setEnabled({ isEnabled, ...signature }: SetEnabled): Action {
  return {
    ...signature,
    version: 1,
    input: {
      type: 'object',
      properties: {
        app_id: {
          type: 'string',
          minLength: 1,
          maxLength: 200,
          description: 'Id of the service principal, as `grant.list` gives it',
        },
      },
      required: ['app_id'],
      additionalProperties: false,
    },
    output: {
      type: 'object',
      properties: { is_enabled: { type: 'boolean' } },
      required: ['is_enabled'],
      additionalProperties: false,
    },
    example: { input: { app_id: '7c9e6679-7425-40de-944b-e07fc1f90ae7' }, output: { is_enabled: isEnabled } },
    quick: false,
    repeat: 'idempotent',
    targets: ['app_id'],
    needs: graphNeeds('Application.ReadWrite.All'),
    run: async (context, input) => {
      await context.graph().grants.setAppEnabled(textOf(input, 'app_id'), isEnabled, context.signal);
      return { is_enabled: isEnabled };
    },
  };
}
