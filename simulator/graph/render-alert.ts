import type { Estate } from '../estate/estate-store.ts';
import type { EstateAlert, EstateComment } from '../estate/estate-types.ts';
import type { JsonRecord } from '../records/record-types.ts';
import { longTime } from './answer.ts';
import { renderEvidence } from './render-evidence.ts';

const PORTAL = 'https://security.microsoft.com';

/** An alert as alerts_v2 answers it. */
export function renderAlert(estate: Estate, alert: EstateAlert): JsonRecord {
  const { entraTenantId } = estate.tenant;
  return {
    '@odata.type': '#microsoft.graph.security.alert',
    ...alertFields(alert),
    providerAlertId: alert.id,
    detectorId: alert.detectorId,
    tenantId: entraTenantId,
    title: alert.title,
    description: alert.description,
    recommendedActions: 'Validate the alert and scope the suspected breach.',
    category: alert.category,
    alertWebUrl: `${PORTAL}/alerts/${alert.id}?tid=${entraTenantId}`,
    incidentWebUrl: `${PORTAL}/incidents/${alert.incidentId}?tid=${entraTenantId}`,
    actorDisplayName: null,
    threatDisplayName: null,
    threatFamilyName: null,
    mitreTechniques: alert.mitreTechniques,
    resolvedDateTime: alert.resolvedAt === null ? null : longTime(alert.resolvedAt),
    firstActivityDateTime: longTime(alert.firstActivityAt),
    lastActivityDateTime: longTime(alert.lastActivityAt),
    comments: alert.comments.map(renderComment),
    evidence: renderEvidence(estate, alert),
    systemTags: [],
    alertPolicyId: null,
    additionalData: null,
    investigationState: 'unsupportedAlertType',
  };
}

/** What alerts are filtered and ordered by. */
export function alertFields(alert: EstateAlert): JsonRecord {
  return {
    id: alert.id,
    incidentId: alert.incidentId,
    status: alert.status,
    severity: alert.severity,
    classification: alert.classification,
    determination: alert.determination,
    serviceSource: alert.serviceSource,
    detectionSource: alert.detectionSource,
    productName: alert.productName,
    assignedTo: alert.assignedTo,
    createdDateTime: longTime(alert.createdAt),
    lastUpdateDateTime: longTime(alert.updatedAt),
  };
}

/** A comment on an incident or an alert. */
export function renderComment({ comment, by, at }: EstateComment): JsonRecord {
  return {
    '@odata.type': '#microsoft.graph.security.alertComment',
    comment,
    createdByDisplayName: by,
    createdDateTime: longTime(at),
  };
}
