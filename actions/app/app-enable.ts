import { setEnabled } from './set-enabled.ts';

/**
 * Lets an application get tokens again: the undo of `app.disable`.
 *
 * @see Microsoft Graph «Update servicePrincipal»
 */
export const appEnable = setEnabled({
  name: 'app.enable',
  summary: 'Lets an application get tokens again',
  isEnabled: true,
  impact: 'write',
  undo: { by: 'app.disable' },
});
