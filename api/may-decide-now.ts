import type { PersonId } from '../contracts/ids.ts';
import { assertNever } from '../contracts/invariant.ts';
import type { RefusalCode } from '../contracts/run.ts';
import type { UtcMs } from '../contracts/time.ts';
import { mayDecide } from '../identity/may-decide.ts';
import type { ApprovalRow } from '../ledger/approvals.ts';
import type { Directory } from '../tenants/tenant.ts';

/** Why a person cannot decide an approval at this moment, as far as the ledger knows; null when they can. */
export function refusalNow(
  directory: Directory,
  approval: ApprovalRow,
  { person, now }: { readonly person: PersonId; readonly now: UtcMs },
): RefusalCode | null {
  const refusal = mayDecide(approval.tenant, directory, { person, by: approval.by, notBy: approval.notBy });
  return refusal ?? refusalOfState(approval, now);
}

function refusalOfState(approval: ApprovalRow, now: UtcMs): RefusalCode | null {
  switch (approval.state) {
    case 'open':
      return Date.parse(approval.expiresAt) <= now ? 'expired' : null;
    case 'approved':
    case 'refused':
      return 'already-decided';
    case 'expired':
      return 'expired';
    case 'cancelled':
      return 'not-waiting';
    default:
      return assertNever(approval.state);
  }
}
