import type { Finding } from '../finding.ts';
import type { Value } from '../plan/plan.ts';
import { didYouMean } from '../suggest.ts';
import { writtenOut } from './recipients-of.ts';
import type { Rule, RuleContext } from './rule.ts';
import { tenantsUsing } from './tenants-using.ts';

/** Audiences that no tenant has, and those that a tenant which names the playbook lacks: nobody would get the message there. */
export const unknownAudience: Rule = (context) => {
  const { sites, world } = context.draft;
  const { audiences } = world;
  if (audiences === undefined) return [];
  return writtenOut(context, 'audience').flatMap(({ name, value }) => {
    if (audiences.has(name)) return lackingSomewhere(context, name, value);
    return [
      {
        code: 'unknown-audience',
        severity: 'error',
        summary: `Cannot find the audience "${name}": no document describes it`,
        detail: 'Correct the name, or add the audience to the tenants',
        range: sites.range(value),
        ...didYouMean(name, audiences),
      },
    ];
  });
};

/** A warning: what one tenant lacks must not keep the others from using the playbook. */
function lackingSomewhere({ draft }: RuleContext, name: string, value: Value): readonly Finding[] {
  const without = tenantsUsing(draft).filter(([, { audiences }]) => !audiences.has(name));
  if (without.length === 0) return [];
  const tenants = without.map(([tenant]) => `"${tenant}"`).join(', ');
  return [
    {
      code: 'unknown-audience',
      severity: 'warning',
      summary: `Cannot reach the audience "${name}" at ${tenants}: there is none`,
      detail: 'Add the audience to the tenant, or take the playbook out of it',
      range: draft.sites.range(value),
    },
  ];
}
