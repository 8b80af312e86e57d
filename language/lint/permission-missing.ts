import type { Step } from '../plan/plan.ts';
import type { Rule } from './rule.ts';
import { tenantsUsing } from './tenants-using.ts';

/**
 * Actions that need a permission which a tenant that names the playbook has not granted. Only what the tenant says of a
 * connection counts: where it says nothing, nothing is known. A step that catches `forbidden` says itself what happens then.
 */
export const permissionMissing: Rule = ({ draft, survey }) =>
  survey.steps.flatMap(({ step }) => {
    const needs = step.kind === 'action' ? draft.world.actions.get(step.action)?.needs : undefined;
    if (step.kind !== 'action' || needs === undefined || catchesRefusal(step)) return [];
    return tenantsUsing(draft).flatMap(([tenant, { granted }]) => {
      const known = granted.get(needs.connection);
      const missing = known === undefined ? [] : missingOf(needs.permissions, known);
      if (missing.length === 0) return [];
      return [
        {
          code: 'permission-missing',
          severity: 'warning',
          summary: `Cannot call action "${step.action}" at "${tenant}" because it needs ${missing.map((one) => `"${one}"`).join(', ')} of "${needs.connection}": the tenant has not granted it`,
          detail:
            'Have the permission granted and add it to `granted` of the tenant, or take the playbook out of the tenant',
          range: draft.sites.range(step, 'action'),
        },
      ];
    });
  });

function missingOf(needed: readonly string[], granted: readonly string[]): readonly string[] {
  const known = new Set(granted.flatMap(singleOf));
  return [...new Set(needed.flatMap(singleOf))].filter((one) => !known.has(one));
}

/** `incident: read, write` are two: what may be done with a table. */
function singleOf(permission: string): readonly string[] {
  const at = permission.indexOf(': ');
  if (at < 0) return [permission];
  const rights = permission.slice(at + 2).split(', ');
  return rights.map((right) => `${permission.slice(0, at)}: ${right}`);
}

function catchesRefusal({ catch: catches = [] }: Step): boolean {
  return catches.some(({ on }) => on?.includes('forbidden') === true);
}
