import type { Draft } from '../compile/draft.ts';
import type { TenantFacts } from '../world.ts';

/** The tenants that name the playbook, by name, as far as tenants are known. */
export function tenantsUsing({ plan, world }: Draft): readonly (readonly [string, TenantFacts])[] {
  return [...(world.tenantFacts ?? [])].filter(([, facts]) => facts.playbooks.has(plan.name));
}
