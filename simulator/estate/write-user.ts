import type { ApiCall } from '../server/api-route.ts';
import { changedFields } from './changed-fields.ts';
import type { EstateUser } from './estate-types.ts';
import { recordEffect } from './record-effect.ts';

/** What is written down of a change: `user.disable`, `user.enable`, `user.requirePasswordChange`. */
export function updateUser(call: ApiCall, before: EstateUser, patch: Partial<EstateUser>): EstateUser {
  const changed = changedFields(before, patch);
  if (Object.keys(changed).length === 0) return before;
  const { accountEnabled, mustChangePassword } = changed;
  const about = { target: before.id, effect: { upn: before.upn } };
  if (accountEnabled !== undefined)
    recordEffect(call, { op: accountEnabled ? 'user.enable' : 'user.disable', ...about });
  if (mustChangePassword !== undefined)
    recordEffect(call, { op: mustChangePassword ? 'user.requirePasswordChange' : 'user.keepPassword', ...about });
  const after = { ...before, ...changed };
  call.world.estates.of(call.tenant).put('user', after);
  return after;
}

/** Ends the sessions of a user: what was issued before now counts no longer. */
export function revokeSessions(call: ApiCall, user: EstateUser): void {
  recordEffect(call, { op: 'user.revokeSessions', target: user.id, effect: { upn: user.upn } });
  const sessionsValidFrom = new Date(call.world.now()).toISOString();
  call.world.estates.of(call.tenant).put('user', { ...user, sessionsValidFrom });
}

/** Sets the risk of a user, as a person judged it. */
export function setRisk(
  call: ApiCall,
  user: EstateUser,
  risk: Pick<EstateUser['risk'], 'level' | 'state' | 'detail'> & { readonly op: string },
): void {
  const { op, ...judged } = risk;
  if (user.risk.state === judged.state) return;
  recordEffect(call, { op, target: user.id, effect: { upn: user.upn, from: user.risk.state, to: judged.state } });
  const updatedAt = new Date(call.world.now()).toISOString();
  call.world.estates.of(call.tenant).put('user', { ...user, risk: { ...judged, updatedAt } });
}
