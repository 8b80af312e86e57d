import type { Rule } from './rule.ts';
import { tenantsUsing } from './tenants-using.ts';

/** Webhooks for which a tenant that names the playbook has no secret: nobody can call them there. */
export const webhookSecretMissing: Rule = ({ draft }) =>
  draft.plan.triggers.flatMap((trigger) => {
    if (trigger.kind !== 'webhook') return [];
    const without = tenantsUsing(draft).filter(([, { webhooks }]) => !webhooks.has(trigger.path));
    if (without.length === 0) return [];
    const names = without.map(([tenant]) => `"${tenant}"`).join(', ');
    return [
      {
        code: 'webhook-secret-missing',
        severity: 'warning',
        summary: `Cannot take calls of the webhook "${trigger.path}" at ${names} because it needs a secret: there is none`,
        detail: 'Name the secret under `webhooks` of the tenant, or take the playbook out of it',
        range: draft.sites.range(trigger, 'webhook.path'),
      },
    ];
  });
