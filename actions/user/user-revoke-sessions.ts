import type { Action } from '../action.ts';
import { graphNeeds } from '../graph-needs.ts';
import { textOf } from '../input-values.ts';
import { EXAMPLE_USER, USER } from './user-name.ts';

/**
 * Ends what a user is signed in to. It cannot be taken back: the user signs in again.
 *
 * @see Microsoft Graph «user: revokeSignInSessions»
 */
export const userRevokeSessions: Action = {
  name: 'user.revoke_sessions',
  version: 1,
  summary: 'Ends what a user is signed in to; tokens that were given out live on for up to an hour',
  input: { type: 'object', properties: { user: USER }, required: ['user'], additionalProperties: false },
  output: {
    type: 'object',
    properties: { revoked: { type: 'boolean' } },
    required: ['revoked'],
    additionalProperties: false,
  },
  example: { input: { user: EXAMPLE_USER }, output: { revoked: true } },
  impact: 'disruptive',
  quick: false,
  repeat: 'idempotent',
  targets: ['user'],
  undo: { none: 'the user signs in again' },
  needs: graphNeeds('User.RevokeSessions.All'),
  run: async ({ graph, signal }, input) => {
    await graph().users.revokeSessions(textOf(input, 'user'), signal);
    return { revoked: true };
  },
};
