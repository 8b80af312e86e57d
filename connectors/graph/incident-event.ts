import type { JsonObject } from '../../contracts/json.ts';
import { judgementFields } from './alert-event.ts';
import type { Entity } from './entity.ts';
import { momentsGiven, numbersGiven, textsGiven } from './event-members.ts';
import { evidenceFields } from './evidence-event.ts';
import { ALERT_STATUS, INCIDENT_STATUS, SEVERITY } from './security-words.ts';

/** Fields of an event `defender.incident`. @throws {UpstreamError} `invalid-answer` without an id or its times */
export function incidentFields(incident: Entity): JsonObject {
  const alerts = incident.entities('alerts');
  return {
    incident_id: incident.needed('id'),
    title: incident.text('displayName'),
    status: incident.word('status', INCIDENT_STATUS),
    ...judgementFields(incident),
    ...textsGiven(incident, TEXTS),
    ...numbersGiven(incident, { priority_score: 'priorityScore' }),
    custom_tags: incident.texts('customTags'),
    system_tags: incident.texts('systemTags'),
    comments: incident.entities('comments').map(commentFields),
    alerts: alerts.map(alertOfIncident),
    ...evidenceFields(alerts),
    created_at: incident.neededMoment('createdDateTime'),
    updated_at: incident.neededMoment('lastUpdateDateTime'),
  };
}

const TEXTS = {
  redirected_to: 'redirectIncidentId',
  organization_id: 'tenantId',
  description: 'description',
  summary: 'summary',
  resolving_comment: 'resolvingComment',
  updated_by: 'lastModifiedBy',
  deep_link: 'incidentWebUrl',
};

function commentFields(comment: Entity): JsonObject {
  return {
    text: comment.text('comment'),
    ...textsGiven(comment, { by: 'createdByDisplayName' }),
    ...momentsGiven(comment, { at: 'createdDateTime' }),
  };
}

function alertOfIncident(alert: Entity): JsonObject {
  return {
    alert_id: alert.text('id'),
    title: alert.text('title'),
    severity: alert.word('severity', SEVERITY),
    status: alert.word('status', ALERT_STATUS),
    service_source: alert.text('serviceSource'),
    ...textsGiven(alert, { category: 'category' }),
    techniques: alert.texts('mitreTechniques'),
  };
}
