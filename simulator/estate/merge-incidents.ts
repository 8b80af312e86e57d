import type { Estate } from './estate-store.ts';
import type { EstateIncident } from './estate-types.ts';

/** Which incident goes into which. */
export interface Merge {
  readonly from: EstateIncident;
  readonly into: EstateIncident;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** Lays an incident into another one, as Defender does by itself: its alerts move, and it leads to the survivor from now on. */
export function mergeIncidents(estate: Estate, { from, into, at }: Merge): void {
  const alerts = estate.list('alert').filter(({ incidentId }) => incidentId === from.id);
  alerts.forEach((alert) => estate.put('alert', { ...alert, incidentId: into.id, updatedAt: at }));
  estate.put('incident', { ...from, status: 'redirected', redirectIncidentId: into.id, updatedAt: at });
  estate.put('incident', { ...into, updatedAt: at });
}
