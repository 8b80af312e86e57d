import type { Alert } from '../../connectors/graph/alerts.ts';
import type { JsonObject } from '../../contracts/json.ts';

/** Input member that names an alert. */
export const ALERT_ID: JsonObject = { type: 'string', minLength: 1, maxLength: 200, description: 'Id of the alert' };

/** Members of an alert in outputs; texts that it does not have are empty. */
export const ALERT = {
  alert_id: { type: 'string' },
  incident_id: { type: 'string', description: 'Id of its incident; empty where it has none' },
  title: { type: 'string' },
  status: { type: 'string', description: 'unknown, new, inProgress or resolved' },
  severity: { type: 'string', description: 'unknown, informational, low, medium or high' },
  classification: { type: 'string' },
  determination: { type: 'string' },
  assigned_to: { type: 'string' },
  category: { type: 'string', description: 'As `InitialAccess`' },
  service_source: { type: 'string', description: 'As `microsoftDefenderForEndpoint`' },
  updated_at: { type: 'string', format: 'date-time' },
} as const;

/** An alert of examples. */
export const EXAMPLE_ALERT = {
  alert_id: 'da637551227677560813_-961444813',
  incident_id: '28282',
  title: 'Suspicious execution of hidden file',
  status: 'new',
  severity: 'low',
  classification: 'unknown',
  determination: 'unknown',
  assigned_to: '',
  category: 'DefenseEvasion',
  service_source: 'microsoftDefenderForEndpoint',
  updated_at: '2026-03-06T09:30:00.000Z',
} as const;

/** An alert as playbooks read it. */
export function viewOfAlert(alert: Alert): Record<keyof typeof ALERT, string> {
  return {
    alert_id: alert.id,
    incident_id: alert.incidentId,
    title: alert.title,
    status: alert.status,
    severity: alert.severity,
    classification: alert.classification,
    determination: alert.determination,
    assigned_to: alert.assignedTo,
    category: alert.category,
    service_source: alert.serviceSource,
    updated_at: alert.updatedAt,
  };
}
