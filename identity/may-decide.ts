import type { Recipient } from '../contracts/activities.ts';
import type { PersonId, TenantId } from '../contracts/ids.ts';
import type { RefusalCode } from '../contracts/run.ts';
import type { Directory } from '../tenants/tenant.ts';
import { isPermitted } from './permissions.ts';
import { memberOf, worksFor } from './roles.ts';

/** Who wants to decide, and whom the approval asks. */
export interface DecisionAsked {
  readonly person: PersonId;
  readonly by: readonly Recipient[];
  readonly notBy: readonly PersonId[];
}

/**
 * Whether a person may decide an approval now: asked (by name or team), approver in the tenant, and not one of those
 * that separation excludes. The API asks it for a good message, the activity `check-decision` for the decision to count.
 *
 * @returns why not, or null.
 */
export function mayDecide(directory: Directory, tenant: TenantId, asked: DecisionAsked): RefusalCode | null {
  if (!isPermitted(directory, tenant, { person: asked.person, permission: 'approvals:decide' })) return 'wrong-person';
  if (!asked.by.some((recipient) => isMeant(directory, tenant, { recipient, person: asked.person })))
    return 'wrong-person';
  return asked.notBy.includes(asked.person) ? 'own-request' : null;
}

function isMeant(directory: Directory, tenant: TenantId, asked: { recipient: Recipient; person: PersonId }): boolean {
  const { recipient, person } = asked;
  if ('person' in recipient) return recipient.person === person;
  // People of an audience are outside our teams: they get mail, and cannot sign in.
  if ('audience' in recipient) return false;
  const team = directory.teams.get(recipient.team);
  return team !== undefined && worksFor(team, tenant) && memberOf(team, person) !== undefined;
}
