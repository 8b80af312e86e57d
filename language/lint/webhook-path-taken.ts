import type { Finding } from '../finding.ts';
import type { Rule } from './rule.ts';

/** Two triggers with one path: a call could start only one of them. */
export const webhookPathTaken: Rule = ({ draft }) => {
  const { plan, world, sites } = draft;
  const others = [...(world.playbooks ?? [])].filter(([name]) => name !== plan.name);
  const seen = new Set<string>();
  return plan.triggers.flatMap((trigger): readonly Finding[] => {
    if (trigger.kind !== 'webhook') return [];
    const { path } = trigger;
    const [other] = others.find(([, facts]) => facts.webhooks.has(path)) ?? [];
    const owner = seen.has(path) ? 'another trigger of this playbook' : other && `the playbook "${other}"`;
    seen.add(path);
    if (owner === undefined) return [];
    return [
      {
        code: 'webhook-path-taken',
        severity: 'error',
        summary: `Cannot start by the webhook "${path}" because ${owner} has that path`,
        detail: 'Choose another path',
        range: sites.range(trigger, 'webhook.path'),
      },
    ];
  });
};
