import type { Incident, IncidentChanges, IncidentDraft, IncidentQuery } from './incident.ts';
import type { ServiceNowSettings } from './settings.ts';

/** What came of a create. */
export interface CreatedIncident {
  readonly incident: Incident;
  /** False when an incident with the correlation id was there already. */
  readonly created: boolean;
  /** Numbers of other incidents with the same correlation id; the oldest one is `incident`. */
  readonly duplicates: readonly string[];
}

/** A text for the work notes of an incident. */
export interface WorkNote {
  readonly text: string;
  /** Made of run and step; a repeat with the same key is recognised and not written again. */
  readonly idempotencyKey: string;
}

/** Incidents of one ServiceNow instance. Every member fails with an `UpstreamError`. */
export interface ServiceNow {
  /** The oldest incident with this correlation id, or null. */
  findByCorrelation(correlationId: string, signal?: AbortSignal): Promise<Incident | null>;
  /** The incident of this number, as `INC0010001`, or null. */
  findByNumber(number: string, signal?: AbortSignal): Promise<Incident | null>;
  /**
   * Opens an incident unless one with the correlation id is there: looks, creates, looks again; an ambiguous answer is
   * reconciled by looking. Not atomic on their side, so one writer per correlation id is the caller's duty.
   */
  createIncident(correlationId: string, draft: IncidentDraft, signal?: AbortSignal): Promise<CreatedIncident>;
  /** Sets fields; the same changes twice are the same as once. */
  updateIncident(sysId: string, changes: IncidentChanges, signal?: AbortSignal): Promise<Incident>;
  /** Appends to the work notes unless a note with the key is there. */
  addWorkNote(sysId: string, note: WorkNote, signal?: AbortSignal): Promise<{ readonly added: boolean }>;
  /** Open incidents of a team that nobody updated since a moment, by sys_id; every row is checked again here. */
  listIncidents(query: IncidentQuery, signal?: AbortSignal): Promise<readonly Incident[]>;
  close(): Promise<void>;
}

/** Connects to an instance; sends nothing yet. */
export declare function createServiceNow(settings: ServiceNowSettings): ServiceNow;
