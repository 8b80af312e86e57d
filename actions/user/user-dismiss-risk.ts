import { setRisk } from './set-risk.ts';

/**
 * Takes the risk of an account away.
 *
 * @see Microsoft Graph «riskyUser: dismiss»
 */
export const userDismissRisk = setRisk({
  name: 'user.dismiss_risk',
  summary: 'Takes the risk of a user away',
  says: (riskyUsers, id, signal) => riskyUsers.dismiss(id, signal),
  impact: 'write',
  undo: { by: 'user.mark_compromised' },
});
