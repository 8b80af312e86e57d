import type { Recipient } from '../contracts/activities.ts';
import type { PersonId, TenantId } from '../contracts/ids.ts';
import type { RefusalCode } from '../contracts/run.ts';
import type { Directory } from '../tenants/tenant.ts';
import { isCalled } from './is-called.ts';
import { isPermitted } from './permissions.ts';

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
export function mayDecide(tenant: TenantId, directory: Directory, asked: DecisionAsked): RefusalCode | null {
  const { person, by, notBy } = asked;
  if (!isPermitted(tenant, directory, { person, permission: 'approvals:decide' })) return 'wrong-person';
  if (!isCalled(tenant, directory, { person, by })) return 'wrong-person';
  return notBy.includes(person) ? 'own-request' : null;
}
