import type { SecurityEvent } from '../../../contracts/event.ts';
import type { TenantId } from '../../../contracts/ids.ts';

/** A malicious mail, with what differs. */
export function anEvent(over: Partial<SecurityEvent> = {}): SecurityEvent {
  return {
    tenant: 'contoso' as TenantId,
    source: 'o365-management',
    id: 'event-1',
    type: 'o365.threat_intelligence',
    occurredAt: '2026-11-21T09:00:00.000Z',
    fields: { severity: 'high', campaign: 'c-7' },
    raw: { Id: 'event-1' },
    ...over,
  };
}
