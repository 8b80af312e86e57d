import type { Directory, Tenant } from '../../tenants/tenant.ts';
import type { Sha256 } from '../../contracts/json.ts';
import type { Plan } from '../../language/plan/plan.ts';
import type { ActionSignatures } from '../../language/schema/action-signature.ts';

/** Whom and what a rehearsal of many days is about. */
export interface Estate {
  /** In the order in which they are shown. */
  readonly tenants: readonly Tenant[];
  /** Teams and templates, and at least these tenants. */
  readonly directory: Directory;
  /** By name. */
  readonly playbooks: ReadonlyMap<string, PlannedPlaybook>;
  readonly actions: ActionSignatures;
}

/** A playbook as the catalogue has it. */
export interface PlannedPlaybook {
  readonly plan: Plan;
  readonly sha256: Sha256;
}
