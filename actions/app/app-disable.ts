import { setEnabled } from './set-enabled.ts';

/**
 * Keeps an application from getting tokens for the tenant; `app.enable` takes it back.
 *
 * @see Microsoft Graph «Update servicePrincipal»
 */
export const appDisable = setEnabled({
  name: 'app.disable',
  summary: 'Keeps an application from getting tokens, for all users of the tenant',
  isEnabled: false,
  impact: 'disruptive',
  undo: { by: 'app.enable' },
});
