import type { Recipient } from '../contracts/activities.ts';
import type { PersonId, TenantId } from '../contracts/ids.ts';
import { peopleOf } from '../tenants/people-of.ts';
import type { Directory } from '../tenants/tenant.ts';

/** Whether a person is one of those whom these recipients mean in a tenant now. */
export function isCalled(
  tenant: TenantId,
  directory: Directory,
  { person, by }: { readonly person: PersonId; readonly by: readonly Recipient[] },
): boolean {
  return by.some((recipient) => peopleOf(tenant, directory, recipient).some(({ id }) => id === person));
}
