import { setEnabled } from './set-enabled.ts';

/**
 * Lets a user sign in again: the undo of `user.disable`.
 *
 * @see Microsoft Graph «Update user»
 */
export const userEnable = setEnabled({
  name: 'user.enable',
  summary: 'Lets a user sign in again',
  isEnabled: true,
  impact: 'write',
  undo: { by: 'user.disable' },
});
