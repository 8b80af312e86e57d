import type { Finding } from '../finding.ts';
import type { ActionStep } from '../plan/plan.ts';
import type { Rule, RuleContext } from './rule.ts';
import { tenantsUsing } from './tenants-using.ts';

/**
 * Actions, and actions that undo them, over a connection that a tenant which names the playbook does not have: they would fail there.
 * A step that catches just that says itself what happens then, and is let be; its undo cannot. An undo over the connection of the
 * action is told of the action, which then does nothing.
 */
export const connectionMissing: Rule = (context) =>
  context.survey.steps.flatMap(({ step }) => {
    if (step.kind !== 'action') return [];
    const own = connectionOf(context, step.action);
    const ofUndo = connectionOf(context, step.undo?.action);
    const called = { step, key: 'action', does: `call action "${step.action}"` };
    const undone = { step, key: 'undo.action', does: `undo "${step.action}" by "${step.undo?.action}"` };
    return [
      ...(catchesMissing(step) ? [] : tell(context, called, own)),
      ...(ofUndo === own ? [] : tell(context, undone, ofUndo)),
    ];
  });

function connectionOf({ draft }: RuleContext, action: string | undefined): string | undefined {
  return draft.world.actions.get(action ?? '')?.needs.connection;
}

interface Told {
  readonly step: ActionStep;
  readonly key: string;
  readonly does: string;
}

function tell({ draft }: RuleContext, { step, key, does }: Told, connection: string | undefined): readonly Finding[] {
  if (connection === undefined) return [];
  const without = tenantsUsing(draft).filter(([, { connections }]) => !connections.has(connection));
  if (without.length === 0) return [];
  const names = without.map(([tenant]) => `"${tenant}"`).join(', ');
  return [
    {
      code: 'connection-missing',
      severity: 'warning',
      summary: `Cannot ${does} at ${names} because it needs the connection "${connection}": there is none`,
      detail: 'Add the connection to the tenant, or take the playbook out of it',
      range: draft.sites.range(step, key),
    },
  ];
}

function catchesMissing({ catch: catches = [] }: ActionStep): boolean {
  return catches.some(({ on }) => on?.includes('not-configured') === true);
}
