import { digest, type Json } from '../../contracts/json.ts';
import type { PlaybookName, TenantId } from '../../contracts/ids.ts';
import { DEFAULT_BUDGETS } from '../../language/plan/budgets.ts';
import { IR_VERSION, type Plan } from '../../language/plan/plan.ts';
import type { LedgerDatabase } from '../../ledger/database.ts';
import { putPlan } from '../../ledger/plans.ts';
import { publishPlaybook } from '../../ledger/playbooks.ts';
import type { Directory } from '../../tenants/tenant.ts';
import { aDirectory, aPerson, aTeam, aTenant } from '../tenants/a-directory.ts';

export const CONTOSO = 'contoso' as TenantId;
export const FABRIKAM = 'fabrikam' as TenantId;

const uses = { triage: { enabled: true, inputs: { hours: 8 } }, nightly: { enabled: true }, off: { enabled: false } };

/** Two tenants; in contoso one person of each role, in fabrikam two people of its own; ada approves in both. */
export const SOC: Directory = aDirectory(
  [
    aTenant({ playbooks: uses }),
    aTenant({
      id: FABRIKAM,
      title: 'Fabrikam',
      timezone: 'America/New_York',
      playbooks: { triage: { enabled: true } },
    }),
  ],
  [
    aTeam(
      'contoso-team',
      [
        aPerson('vera', ['viewer']),
        aPerson('bruno', ['analyst']),
        aPerson('paul', ['approver']),
        aPerson('lena', ['lead']),
        aPerson('dora', ['admin']),
        aPerson('chen', ['analyst', 'approver']),
      ],
      { tenants: [CONTOSO] },
    ),
    aTeam('fabrikam-team', [aPerson('finn', ['analyst', 'approver']), aPerson('fay', ['viewer'])], {
      tenants: [FABRIKAM],
    }),
    aTeam('csirt', [aPerson('ada', ['analyst', 'approver'])]),
    aTeam('idle', [aPerson('ivan', [])], { tenants: [] }),
  ],
);

/** A plan of one `set` step with the given differences. */
export function aPlan(name: string, over: Partial<Plan> = {}): Plan {
  return {
    irVersion: IR_VERSION,
    language: 'watchbill/v1',
    name: name as PlaybookName,
    title: `Playbook ${name}`,
    category: 'escalation',
    owner: 'monitoring',
    inputs: {},
    triggers: [{ kind: 'manual', roles: [] }],
    steps: [],
    onFailure: [],
    finally: [],
    outputs: {},
    actions: {},
    budgets: DEFAULT_BUDGETS,
    ...over,
  };
}

/** Plans that the tenants of {@link SOC} use. */
export const TRIAGE = aPlan('triage', {
  inputs: {
    hours: { schema: { type: 'integer', minimum: 1, maximum: 72 }, default: 24, description: 'How old' },
    mail: { schema: { type: 'string', maxLength: 50 } },
    severity: { schema: { enum: ['low', 'high'] }, default: 'low' },
  },
});
export const NIGHTLY = aPlan('nightly', {
  triggers: [
    {
      kind: 'schedule',
      when: { every: 'day', at: '07:00' },
      jitterMs: 0,
      overlap: 'skip',
      catchUp: 'none',
      withinMs: 0,
      with: {},
    },
  ],
});
export const FOR_LEADS = aPlan('for-leads', { triggers: [{ kind: 'manual', roles: ['lead'] }] });

/** Makes a plan the current one of its playbook. */
export async function publish(db: LedgerDatabase, plan: Plan): Promise<string> {
  const body = plan as unknown as Json;
  await putPlan(db, body, digest(body));
  await publishPlaybook(db, { playbook: plan.name, sha256: digest(body), by: 'watchbill' });
  return digest(body);
}
