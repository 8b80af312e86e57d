import type { Draft } from '../compile/draft.ts';
import type { Finding } from '../finding.ts';
import { askedToKeep } from '../plan/later-undo-plan.ts';
import type { ActionStep, ApproveStep } from '../plan/plan.ts';
import type { TenantFacts } from '../world.ts';
import type { Rule } from './rule.ts';
import { tenantsUsing } from './tenants-using.ts';

/** Approvals that too few people may give at a tenant that names the playbook, and what nobody there can keep from being undone. */
export const approverMissing: Rule = ({ draft, survey }) =>
  survey.steps.flatMap(({ step }) => {
    if (step.kind === 'action') return keeperMissing(draft, step);
    if (step.kind !== 'approve') return [];
    const needed = /^\s*\d+\s*$/.test(step.quorum) ? Number(step.quorum) : 1;
    return tenantsUsing(draft).flatMap(([tenant, facts]) => {
      const able = approversOf(step, facts);
      if (able === undefined || able >= needed) return [];
      return [
        {
          code: 'approver-missing',
          severity: 'warning',
          summary: `Cannot get the approval at tenant "${tenant}" because it needs ${needed} of those who may approve there: \`by\` names ${able}`,
          detail:
            'Name a team or a person with the role "approver" that works for the tenant, or give somebody the role',
          range: draft.sites.range(step, 'approve.by'),
        },
      ];
    });
  });

/** An approval that the action is bound to is told by itself. */
function keeperMissing(draft: Draft, step: ActionStep): readonly Finding[] {
  if (step.undoAfterMs === undefined || step.approval !== undefined) return [];
  const asked = askedToKeep(draft.plan, step);
  return tenantsUsing(draft).flatMap(([tenant, facts]) => {
    if (approversOf(asked, facts) !== 0) return [];
    return [
      {
        code: 'approver-missing',
        severity: 'warning',
        summary: `Cannot keep what "${step.action}" does at tenant "${tenant}" because nobody in the team "${draft.plan.owner}" may approve there: it is always undone`,
        detail:
          'Give somebody of the team the role "approver", or bind the action to an `approve` step that others answer',
        range: draft.sites.keyRange(step, 'undoAfter'),
      },
    ];
  });
}

/** How many may give it; undefined where a name is computed. */
function approversOf({ by, notBy }: Pick<ApproveStep, 'by' | 'notBy'>, { approvers }: TenantFacts): number | undefined {
  const all = new Set([...approvers.values()].flatMap((people) => [...people]));
  const able = new Set<string>();
  for (const { team, person } of by) {
    const value = team ?? person;
    if (value === undefined || !('lit' in value)) return undefined;
    const name = value.lit as string; // the schema has refused anything else
    if (team !== undefined) for (const one of approvers.get(name) ?? []) able.add(one);
    else if (all.has(name)) able.add(name);
  }
  return [...able].filter((person) => !notBy.includes(person)).length;
}
