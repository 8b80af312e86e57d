import { setRisk } from './set-risk.ts';

/**
 * Says that an account is in other hands; `user.dismiss_risk` takes it back.
 *
 * @see Microsoft Graph «riskyUser: confirmCompromised»
 */
export const userMarkCompromised = setRisk({
  name: 'user.mark_compromised',
  summary: 'Marks a user as compromised: the risk is high, and policies may keep the account out',
  says: (riskyUsers, id, signal) => riskyUsers.confirmCompromised(id, signal),
  impact: 'disruptive',
  undo: { by: 'user.dismiss_risk' },
});
