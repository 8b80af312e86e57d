import { CONNECTED_SOURCES, eventSource, type EventType } from '../../contracts/event.ts';
import type { Draft } from '../compile/draft.ts';
import type { Finding } from '../finding.ts';
import type { Rule } from './rule.ts';
import { tenantsUsing } from './tenants-using.ts';

/**
 * Triggers for events that nothing hands over: this version reads their source nowhere, or a tenant that names the
 * playbook has no connection to it. Such a trigger is no mistake, since cases rehearse it; it only never fires.
 */
export const eventNotDelivered: Rule = ({ draft }) =>
  draft.plan.triggers.flatMap((trigger) => {
    const why = trigger.kind === 'event' ? whyNotDelivered(draft, trigger.event) : undefined;
    if (why === undefined) return [];
    return [
      { code: 'event-not-delivered', severity: 'warning', ...why, range: draft.sites.range(trigger, 'event') } as const,
    ];
  });

function whyNotDelivered(draft: Draft, event: EventType): Pick<Finding, 'summary' | 'detail'> | undefined {
  const source = eventSource(event);
  if (!CONNECTED_SOURCES.has(source))
    return {
      summary: `Cannot start runs by events "${event}" because no connection of this version hands them over: only cases and samples have them`,
      detail: 'Start the playbook by hand, by a schedule or by an event of Office 365, until a connection for it comes',
    };
  const without = tenantsUsing(draft).filter(([, { connections }]) => !connections.has(source));
  if (without.length === 0) return undefined;
  return {
    summary: `Cannot start runs by events "${event}" at ${without.map(([tenant]) => `"${tenant}"`).join(', ')} because they come over the connection "${source}": there is none`,
    detail: 'Add the connection to the tenant, or take the playbook out of it',
  };
}
