import type { JsonObject } from '../../contracts/json.ts';
import type { Entity } from './entity.ts';
import { momentsGiven, textsGiven } from './event-members.ts';
import { evidenceFields } from './evidence-event.ts';
import { ALERT_STATUS, CLASSIFICATION, DETERMINATION, SEVERITY } from './security-words.ts';

/** Fields of an event `defender.alert`. @throws {UpstreamError} `invalid-answer` without an id or a time of update */
export function alertFields(alert: Entity): JsonObject {
  return {
    alert_id: alert.needed('id'),
    title: alert.text('title'),
    status: alert.word('status', ALERT_STATUS),
    ...judgementFields(alert),
    techniques: alert.texts('mitreTechniques'),
    service_source: alert.text('serviceSource'),
    system_tags: alert.texts('systemTags'),
    ...textsGiven(alert, TEXTS),
    ...evidenceFields([alert]),
    ...momentsGiven(alert, MOMENTS),
    updated_at: alert.neededMoment('lastUpdateDateTime'),
  };
}

const TEXTS = {
  provider_alert_id: 'providerAlertId',
  incident_id: 'incidentId',
  organization_id: 'tenantId',
  description: 'description',
  recommended_actions: 'recommendedActions',
  category: 'category',
  detection_source: 'detectionSource',
  detector_id: 'detectorId',
  product_name: 'productName',
  actor_name: 'actorDisplayName',
  threat_name: 'threatDisplayName',
  threat_family: 'threatFamilyName',
  investigation_state: 'investigationState',
  deep_link: 'alertWebUrl',
  incident_deep_link: 'incidentWebUrl',
};

const MOMENTS = {
  created_at: 'createdDateTime',
  resolved_at: 'resolvedDateTime',
  first_activity_at: 'firstActivityDateTime',
  last_activity_at: 'lastActivityDateTime',
};

/** What people and Defender think of an alert or incident. */
export function judgementFields(entity: Entity): JsonObject {
  const classification = entity.word('classification', CLASSIFICATION);
  const determination = entity.word('determination', DETERMINATION);
  return {
    severity: entity.word('severity', SEVERITY),
    ...(classification === '' ? {} : { classification }),
    ...(determination === '' ? {} : { determination }),
    ...textsGiven(entity, { assigned_to: 'assignedTo' }),
  };
}
