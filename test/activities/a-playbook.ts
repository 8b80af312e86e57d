import type { EnabledPlaybook } from '../../activities/enabled-playbooks.ts';
import type { PlaybookName } from '../../contracts/ids.ts';
import { digest, type Json } from '../../contracts/json.ts';
import { DEFAULT_BUDGETS } from '../../language/plan/budgets.ts';
import { IR_VERSION, type Plan } from '../../language/plan/plan.ts';
import type { EventTrigger, ScheduleTrigger } from '../../language/plan/trigger.ts';
import type { PlaybookUse } from '../../tenants/tenant.ts';

/** A plan that does nothing, with what differs. */
export function aPlan(over: Partial<Plan> = {}): Plan {
  return {
    irVersion: IR_VERSION,
    language: 'watchbill/v1',
    name: 'trial' as PlaybookName,
    title: 'Trial',
    category: 'response',
    owner: 'csirt',
    inputs: {},
    triggers: [anEventTrigger()],
    steps: [],
    onFailure: [],
    finally: [],
    outputs: {},
    actions: {},
    budgets: DEFAULT_BUDGETS,
    ...over,
  };
}

/** A trigger on threat intelligence records. */
export function anEventTrigger(over: Partial<EventTrigger> = {}): EventTrigger {
  return { kind: 'event', event: 'o365.threat_intelligence', whileRunning: 'join', with: {}, ...over };
}

/** A daily trigger at nine. */
export function aScheduleTrigger(over: Partial<ScheduleTrigger> = {}): ScheduleTrigger {
  return {
    kind: 'schedule',
    when: { every: 'day', at: '09:00' },
    jitterMs: 0,
    overlap: 'skip',
    catchUp: 'none',
    withinMs: 3_600_000,
    with: {},
    ...over,
  };
}

/** A playbook as a tenant uses it. */
export function anEnabledPlaybook(over: Partial<Plan> = {}, use: PlaybookUse = { enabled: true }): EnabledPlaybook {
  const plan = aPlan(over);
  // A plan is JSON by construction.
  const body = plan as unknown as Json;
  return { plan, body, use, ref: { playbook: plan.name, sha256: digest(body) } };
}
