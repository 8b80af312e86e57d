import type { SecurityEvent } from '../../contracts/event.ts';
import type { TenantId } from '../../contracts/ids.ts';

/** The event that recorded runs are about. */
export const EVENT: SecurityEvent = {
  tenant: 'contoso' as TenantId,
  source: 'o365-management',
  id: 'event-1',
  type: 'o365.threat_intelligence',
  occurredAt: '2026-03-02T08:00:00.000Z',
  fields: { verdict: 'Phish' },
  raw: {},
};
