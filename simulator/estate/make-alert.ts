import { seededRandom, seedFrom } from '../records/seeded-random.ts';
import type { SeededRandom } from '../records/seeded-random.ts';
import { ALERT_KINDS } from './alert-kinds.ts';
import type { AlertKindName } from './alert-kinds.ts';
import type { EstateAlert, EstateDevice, EstateIncident, EstateMessage, EstateUser } from './estate-types.ts';

/** What an alert is about. */
export interface AlertSubject {
  readonly user?: EstateUser;
  readonly device?: EstateDevice;
  readonly message?: EstateMessage;
}

/** What an alert is made of. */
export interface AlertOrder extends AlertSubject {
  readonly kind: AlertKindName;
  readonly incidentId: string;
  /** ISO 8601, UTC. */
  readonly at: string;
}

const ACTIVITY_BEFORE_MS = 15 * 60_000;

/** A new alert of a kind about a user, a device or a mail. */
export function makeAlert(random: SeededRandom, order: AlertOrder): EstateAlert {
  const { kind, incidentId, at, user, device, message } = order;
  const { title, description, category, techniques, serviceSource, detectionSource, productName, severity } =
    ALERT_KINDS[kind];
  const prefix = serviceSource === 'microsoftDefenderForEndpoint' ? 'da' : 'fa';
  return {
    id: `${prefix}${random.guid()}_1`,
    incidentId,
    title,
    description,
    category,
    mitreTechniques: techniques,
    serviceSource,
    detectionSource,
    productName,
    detectorId: seededRandom(seedFrom(`detector:${kind}`)).guid(),
    status: 'new',
    severity,
    classification: 'unknown',
    determination: 'unknown',
    assignedTo: null,
    createdAt: at,
    updatedAt: at,
    resolvedAt: null,
    firstActivityAt: new Date(Date.parse(at) - ACTIVITY_BEFORE_MS).toISOString(),
    lastActivityAt: at,
    comments: [],
    userIds: user === undefined ? [] : [user.id],
    deviceIds: device === undefined ? [] : [device.id],
    messageIds: message === undefined ? [] : [message.id],
  };
}

/** A new incident around a kind of alert. */
export function makeIncident(id: string, kind: AlertKindName, at: string): EstateIncident {
  const { title, description, severity } = ALERT_KINDS[kind];
  return {
    id,
    displayName: `${title} on multiple entities`,
    description,
    createdAt: at,
    updatedAt: at,
    status: 'active',
    severity,
    classification: 'unknown',
    determination: 'unknown',
    assignedTo: null,
    customTags: [],
    comments: [],
    priorityScore: severity === 'high' ? 85 : 40,
    lastModifiedBy: null,
    resolvingComment: null,
    summary: null,
    redirectIncidentId: null,
  };
}
