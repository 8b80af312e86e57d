import { CONNECTED_EVENT_TYPES, eventConnection, eventSource, type EventType } from '../../contracts/event.ts';
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
  if (!CONNECTED_EVENT_TYPES.has(event))
    return {
      summary: `Cannot start runs by events "${event}" because no connection of this version hands them over: only cases and samples have them`,
      detail: 'Start the playbook by hand, by a schedule or by another event, until a connection for it comes',
    };
  const connection = eventConnection(eventSource(event));
  const using = tenantsUsing(draft);
  const without = using.filter(([, { connections }]) => !connections.has(connection));
  if (without.length > 0)
    return {
      summary: `Cannot start runs by events "${event}" at ${named(without)} because they come over the connection "${connection}": there is none`,
      detail: 'Add the connection to the tenant, or take the playbook out of it',
    };
  const unread = using.filter(([, { delivers }]) => !delivers.has(event));
  if (unread.length === 0) return undefined;
  return {
    summary: `Cannot start runs by events "${event}" at ${named(unread)} because the connection "${connection}" does not ask for them`,
    detail: `Add "${event}" to \`events\` of the connection, or take the playbook out of the tenant`,
  };
}

function named(tenants: readonly (readonly [string, unknown])[]): string {
  return tenants.map(([tenant]) => `"${tenant}"`).join(', ');
}
