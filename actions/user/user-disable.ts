import { setEnabled } from './set-enabled.ts';

/**
 * Keeps a user from signing in; `user.enable` takes it back.
 *
 * @see Microsoft Graph «Update user»
 */
export const userDisable = setEnabled({
  name: 'user.disable',
  summary: 'Keeps a user from signing in; sessions that are open stay so until they are revoked',
  isEnabled: false,
  impact: 'disruptive',
  undo: { by: 'user.enable' },
});
