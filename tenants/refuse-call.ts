import type { StartChildEffect } from '../contracts/activities.ts';
import type { Failure } from '../contracts/failure-codes.ts';
import type { Plan } from '../language/plan/plan.ts';
import type { Directory, Tenant } from './tenant.ts';

/** Calls in each other. A playbook that calls itself ends here. */
export const CALL_DEPTH_MAX = 10;

/** What a call asks for, as far as it may be refused. */
export type Asked = Pick<StartChildEffect, 'run' | 'playbook' | 'tenant' | 'section' | 'parent'>;

/** The tenant that a called run would work for, or why its caller may not call there. */
export function tenantOfCall({ tenants }: Directory, asked: Asked): Tenant | Failure {
  const { run, tenant: id, parent } = asked;
  const tenant = tenants.get(id);
  const isOwn = id === run.tenant;
  if (tenant === undefined || (!isOwn && tenants.get(run.tenant)?.serves.includes(id) !== true))
    return refused(asked, `"${run.tenant}" does not serve the tenant "${id}"`, 'Name it in `serves`');
  if (parent.depth > CALL_DEPTH_MAX)
    return refused(asked, `calls are ${parent.depth} deep, the limit is ${CALL_DEPTH_MAX}`, 'Call less deep');
  return tenant;
}

/** The playbook of a call as it is published and switched on in the tenant, or why it cannot be called. */
export function playbookOfCall<Playbook extends { readonly plan: Plan }>(
  asked: Asked,
  playbook: Playbook | undefined,
): Playbook | Failure {
  const { tenant, section } = asked;
  if (playbook === undefined) {
    const found = `it is not published, or the tenant "${tenant}" has not switched it on`;
    return refused(asked, found, 'Publish it and name it under `playbooks` of the tenant');
  }
  if (section === undefined || hasSection(playbook.plan, section)) return playbook;
  return refused(asked, `it has no section "${section}"`, 'Correct the name of the section');
}

function hasSection({ steps }: Plan, section: string): boolean {
  return steps.some((step) => step.kind === 'do' && step.section === section);
}

function refused({ playbook }: Asked, found: string, mend: string): Failure {
  return { code: 'call-refused', message: `Cannot call the playbook "${playbook}": ${found}. ${mend}` };
}
