import type { Action } from '../action.ts';
import { graphNeeds } from '../graph-needs.ts';
import { textOf } from '../input-values.ts';

/**
 * Keeps an application from getting tokens for the tenant; `app.enable` takes it back.
 *
 * @see Microsoft Graph «Update servicePrincipal»
 */
export const appDisable: Action = {
  name: 'app.disable',
  version: 1,
  summary: 'Keeps an application from getting tokens, for all users of the tenant',
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
  example: { input: { app_id: '7c9e6679-7425-40de-944b-e07fc1f90ae7' }, output: { is_enabled: false } },
  impact: 'disruptive',
  quick: false,
  repeat: 'idempotent',
  targets: ['app_id'],
  undo: { by: 'app.enable' },
  needs: graphNeeds('Application.ReadWrite.All'),
  run: async (context, input) => {
    await context.graph().grants.setAppEnabled(textOf(input, 'app_id'), false, context.signal);
    return { is_enabled: false };
  },
};
