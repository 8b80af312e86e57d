import { ALERT_KINDS } from './alert-kinds.ts';
import type { AlertKindName } from './alert-kinds.ts';
import type { EstateAlert, EstateDevice, EstateIncident, EstateMessage, EstateUser } from './estate-types.ts';
import { makeAlert, makeIncident } from './make-alert.ts';
import type { AlertSubject } from './make-alert.ts';
import type { Seeding } from './seeding.ts';

/** Incidents of every tenant, and the alerts in all of them together. */
export const INCIDENTS = 12;
export const ALERTS = 30;

/** Number of the first incident; the following ones count up. */
export const INCIDENT_ID_FIRST = 1_001;

const KINDS: readonly AlertKindName[] = ['phish', 'spray', 'travel', 'hiddenFile', 'ransomware', 'hiddenFile'];
const HOUR = 60;

/** What alerts can be about. */
export interface AlertSubjects {
  readonly users: readonly EstateUser[];
  readonly devices: readonly EstateDevice[];
  readonly messages: readonly EstateMessage[];
}

/**
 * Makes the incidents, the oldest first, and their alerts. The two oldest are resolved with all their alerts; the third
 * was merged into the fourth, which holds its alerts.
 */
export function seedIncidents(seeding: Seeding, subjects: AlertSubjects): void {
  const incidents = Array.from({ length: INCIDENTS }, (_, at) => incidentAt(seeding, at));
  incidents.forEach((incident) => seeding.plant('incident', incident));
  for (let at = 0; at < ALERTS; at++) {
    const index = at % INCIDENTS;
    const incident = incidents[index === 2 ? 3 : index];
    if (incident === undefined) continue;
    seeding.plant(
      'alert',
      alertAt(seeding, { incident, at, kind: kindAt(index), subject: subjectOf(seeding, kindAt(index), subjects) }),
    );
  }
}

function kindAt(at: number): AlertKindName {
  return KINDS[at % KINDS.length] ?? 'phish';
}

function incidentAt({ ago }: Seeding, at: number): EstateIncident {
  const createdAt = ago((INCIDENTS - at) * 5 * HOUR);
  const made = makeIncident(String(INCIDENT_ID_FIRST + at), kindAt(at), createdAt);
  const updatedAt = ago((INCIDENTS - at) * 5 * HOUR - HOUR);
  if (at < 2)
    return { ...made, updatedAt, status: 'resolved', classification: 'truePositive', determination: 'phishing' };
  if (at === 2) return { ...made, updatedAt, status: 'redirected', redirectIncidentId: String(INCIDENT_ID_FIRST + 3) };
  return made;
}

interface AlertPlan {
  readonly incident: EstateIncident;
  /** Place among all alerts: so many minutes after its incident it came. */
  readonly at: number;
  readonly kind: AlertKindName;
  readonly subject: AlertSubject;
}

function alertAt({ random }: Seeding, { incident, at, kind, subject }: AlertPlan): EstateAlert {
  const createdAt = new Date(Date.parse(incident.createdAt) + at * 60_000).toISOString();
  const alert = makeAlert(random, { kind, incidentId: incident.id, at: createdAt, ...subject });
  if (incident.status !== 'resolved') return alert;
  const { classification, determination, updatedAt } = incident;
  return { ...alert, status: 'resolved', classification, determination, updatedAt, resolvedAt: updatedAt };
}

/** The break-glass account and the administrator are never the victims of the seed. */
function subjectOf({ random }: Seeding, kind: AlertKindName, subjects: AlertSubjects): AlertSubject {
  const { users, devices, messages } = subjects;
  const phishing = messages.filter(({ threatTypes }) => threatTypes.length > 0);
  const device = devices[3 + random.below(36)];
  const message = phishing[random.below(phishing.length)];
  const userId = ALERT_KINDS[kind].about === 'message' ? message?.recipientId : device?.userId;
  const user = users.find(({ id }) => id === userId);
  return {
    ...(user === undefined ? {} : { user }),
    ...(ALERT_KINDS[kind].about === 'device' && device !== undefined ? { device } : {}),
    ...(ALERT_KINDS[kind].about === 'message' && message !== undefined ? { message } : {}),
  };
}
