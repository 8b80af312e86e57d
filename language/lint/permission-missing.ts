import type { Finding } from '../finding.ts';
import type { ActionStep } from '../plan/plan.ts';
import type { TenantFacts } from '../world.ts';
import type { Rule, RuleContext } from './rule.ts';
import { tenantsUsing } from './tenants-using.ts';

/**
 * Actions, and actions that undo them, that need a permission which a tenant that names the playbook has not granted. Only what the
 * tenant says of a connection counts: where it says nothing, nothing is known. A step that catches `forbidden` says itself what
 * happens then; its undo cannot. What the undo lacks as the action does is told of the action, which then does nothing.
 */
export const permissionMissing: Rule = ({ draft, survey }) =>
  survey.steps.flatMap(({ step }) => {
    if (step.kind !== 'action') return [];
    return tenantsUsing(draft).flatMap(([tenant, facts]) => {
      const own = missingAt(draft, step.action, facts);
      const ofUndo = missingAt(draft, step.undo?.action, facts).filter(
        (one) => !own.some((other) => isSame(one, other)),
      );
      const called = { step, key: 'action', does: `call action "${step.action}"`, tenant };
      const undone = { step, key: 'undo.action', does: `undo "${step.action}" by "${step.undo?.action}"`, tenant };
      return [...tell(draft, called, catchesRefusal(step) ? [] : own), ...tell(draft, undone, ofUndo)];
    });
  });

interface Missing {
  readonly permission: string;
  readonly connection: string;
}

const isSame = (one: Missing, other: Missing): boolean =>
  one.permission === other.permission && one.connection === other.connection;

/** What an action needs and a tenant has not granted. */
function missingAt({ world }: Draft, action: string | undefined, { granted }: TenantFacts): readonly Missing[] {
  const needs = world.actions.get(action ?? '')?.needs;
  const known = granted.get(needs?.connection ?? '');
  if (needs === undefined || known === undefined) return [];
  return missingOf(needs.permissions, known).map((permission) => ({ permission, connection: needs.connection }));
}

type Draft = RuleContext['draft'];

interface Told {
  readonly step: ActionStep;
  readonly key: string;
  readonly does: string;
  readonly tenant: string;
}

function tell(draft: Draft, { step, key, does, tenant }: Told, missing: readonly Missing[]): readonly Finding[] {
  const [first] = missing;
  if (first === undefined) return [];
  const names = missing.map(({ permission }) => `"${permission}"`).join(', ');
  return [
    {
      code: 'permission-missing',
      severity: 'warning',
      summary: `Cannot ${does} at "${tenant}" because it needs ${names} of "${first.connection}": the tenant has not granted it`,
      detail:
        'Have the permission granted and add it to `granted` of the tenant, or take the playbook out of the tenant',
      range: draft.sites.range(step, key),
    },
  ];
}

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

function catchesRefusal({ catch: catches = [] }: ActionStep): boolean {
  return catches.some(({ on }) => on?.includes('forbidden') === true);
}
