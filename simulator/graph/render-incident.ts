import type { Estate } from '../estate/estate-store.ts';
import type { EstateIncident } from '../estate/estate-types.ts';
import type { JsonRecord } from '../records/record-types.ts';
import { longTime } from './answer.ts';
import { renderAlert, renderComment } from './render-alert.ts';

/** How an incident is answered. */
export interface IncidentView {
  /** `$expand=alerts`. */
  readonly hasAlerts: boolean;
  /** `Prefer: include-unknown-enum-members`; without it newer members read as unknownFutureValue. */
  readonly hasNewMembers: boolean;
}

/** An incident as Graph answers it. */
export function renderIncident(estate: Estate, incident: EstateIncident, view: IncidentView): JsonRecord {
  const { entraTenantId } = estate.tenant;
  const fields = incidentFields(incident);
  const isNewer = incident.status === 'awaitingAction' && !view.hasNewMembers;
  const alerts = view.hasAlerts ? estate.list('alert').filter(({ incidentId }) => incidentId === incident.id) : [];
  return {
    '@odata.type': '#microsoft.graph.security.incident',
    ...fields,
    ...(isNewer ? { status: 'unknownFutureValue' } : {}),
    tenantId: entraTenantId,
    incidentWebUrl: `https://security.microsoft.com/incidents/${incident.id}?tid=${entraTenantId}`,
    redirectIncidentId: incident.redirectIncidentId,
    displayName: incident.displayName,
    description: incident.description,
    summary: incident.summary,
    resolvingComment: incident.resolvingComment,
    customTags: incident.customTags,
    systemTags: [],
    comments: incident.comments.map(renderComment),
    priorityScore: incident.priorityScore,
    lastModifiedBy: incident.lastModifiedBy,
    ...(view.hasAlerts ? { alerts: alerts.map((alert) => renderAlert(estate, alert)) } : {}),
  };
}

/** What incidents are filtered and ordered by. */
export function incidentFields(incident: EstateIncident): JsonRecord {
  return {
    id: incident.id,
    status: incident.status,
    severity: incident.severity,
    classification: incident.classification,
    determination: incident.determination,
    assignedTo: incident.assignedTo,
    createdDateTime: longTime(incident.createdAt),
    lastUpdateDateTime: longTime(incident.updatedAt),
  };
}
