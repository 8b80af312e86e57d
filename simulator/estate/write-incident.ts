import type { JsonRecord } from '../records/record-types.ts';
import type { ApiCall } from '../server/api-route.ts';
import { changedFields } from './changed-fields.ts';
import type { EstateAlert, EstateIncident } from './estate-types.ts';
import { recordEffect } from './record-effect.ts';

/** Who the estate says did what an application did. */
const ACTOR = 'Watchbill';

/** Changes an incident. A change to `resolved` resolves its open alerts too, as Defender does. */
export function updateIncident(call: ApiCall, before: EstateIncident, patch: Partial<EstateIncident>): EstateIncident {
  const changed = changedFields(before, patch);
  if (Object.keys(changed).length === 0) return before;
  const { world, tenant } = call;
  const estate = world.estates.of(tenant);
  const updatedAt = new Date(world.now()).toISOString();
  recordEffect(call, { op: 'incident.update', target: before.id, effect: toRecord(changed) });
  const after: EstateIncident = { ...before, ...changed, updatedAt, lastModifiedBy: ACTOR };
  estate.put('incident', after);
  if (changed.status === 'resolved') {
    const open = estate.list('alert').filter((alert) => alert.incidentId === before.id && alert.status !== 'resolved');
    for (const alert of open) estate.put('alert', { ...alert, status: 'resolved', resolvedAt: updatedAt, updatedAt });
  }
  return after;
}

/** Changes an alert; its incident was updated by that too. */
export function updateAlert(call: ApiCall, before: EstateAlert, patch: Partial<EstateAlert>): EstateAlert {
  const changed = changedFields(before, patch);
  if (Object.keys(changed).length === 0) return before;
  const { world, tenant } = call;
  const estate = world.estates.of(tenant);
  const updatedAt = new Date(world.now()).toISOString();
  recordEffect(call, { op: 'alert.update', target: before.id, effect: toRecord(changed) });
  const status = changed.status ?? before.status;
  const resolvedAt = status === 'resolved' ? (before.resolvedAt ?? updatedAt) : null;
  const after: EstateAlert = { ...before, ...changed, updatedAt, resolvedAt };
  estate.put('alert', after);
  const incident = estate.find('incident', before.incidentId);
  if (incident !== undefined) estate.put('incident', { ...incident, updatedAt });
  return after;
}

/** Adds a comment. Nothing keeps the same one from being added twice. */
export function commentOn(
  call: ApiCall,
  kind: 'incident' | 'alert',
  { id, comment }: { readonly id: string; readonly comment: string },
): void {
  const { world, tenant } = call;
  const estate = world.estates.of(tenant);
  const at = new Date(world.now()).toISOString();
  recordEffect(call, { op: `${kind}.comment`, target: id, effect: { comment } });
  const entry = { comment, by: ACTOR, at };
  if (kind === 'incident') {
    const incident = estate.find('incident', id);
    if (incident !== undefined)
      estate.put('incident', { ...incident, comments: [...incident.comments, entry], updatedAt: at });
  } else {
    const alert = estate.find('alert', id);
    if (alert !== undefined) estate.put('alert', { ...alert, comments: [...alert.comments, entry], updatedAt: at });
  }
}

function toRecord(changed: object): JsonRecord {
  // Entities hold JSON alone.
  return changed as JsonRecord;
}
