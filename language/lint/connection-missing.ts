import type { Step } from '../plan/plan.ts';
import type { Rule } from './rule.ts';
import { tenantsUsing } from './tenants-using.ts';

/**
 * Actions over a connection that a tenant which names the playbook does not have: they would fail there. A step that
 * catches just that says itself what happens then, and is let be.
 */
export const connectionMissing: Rule = ({ draft, survey }) =>
  survey.steps.flatMap(({ step }) => {
    const needs = step.kind === 'action' ? draft.world.actions.get(step.action)?.needs : undefined;
    if (step.kind !== 'action' || needs === undefined || catchesMissing(step)) return [];
    const without = tenantsUsing(draft).filter(([, { connections }]) => !connections.has(needs.connection));
    if (without.length === 0) return [];
    const names = without.map(([tenant]) => `"${tenant}"`).join(', ');
    return [
      {
        code: 'connection-missing',
        severity: 'warning',
        summary: `Cannot call action "${step.action}" at ${names} because it needs the connection "${needs.connection}": there is none`,
        detail: 'Add the connection to the tenant, or take the playbook out of it',
        range: draft.sites.range(step, 'action'),
      },
    ];
  });

function catchesMissing({ catch: catches = [] }: Step): boolean {
  return catches.some(({ on }) => on?.includes('not-configured') === true);
}
