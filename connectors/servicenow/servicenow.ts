import { invariant } from '../../contracts/invariant.ts';
import type { JsonObject } from '../../contracts/json.ts';
import { idempotencyMarker } from '../idempotency-marker.ts';
import { UpstreamError } from '../upstream-error.ts';
import type { Changes, ChangesQuery } from '../changed-event.ts';
import type { Condition } from './encoded-query.ts';
import { EVENT_COLUMNS, incidentEvents } from './incident-event.ts';
import { INCIDENT_FIELDS, readIncident, writeChanges } from './incident-row.ts';
import type { Incident, IncidentChanges, IncidentDraft, IncidentQuery } from './incident.ts';
import { readRowTime, writeRowTime } from './read-rows.ts';
import type { Row } from './read-rows.ts';
import type { ServiceNowSettings } from './settings.ts';
import { createTableClient } from './table-client.ts';
import type { TableClient } from './table-client.ts';
import { markedNote } from './work-note.ts';

/*
 * ServiceNow has no idempotency of its own, so every create and every note is: look, write, look again. The correlation
 * id names the incident, a marker in the text names the note. An answer that was lost is settled by looking: what is
 * found was done. What is not found may still be under way, so the doubt is handed on and the next attempt looks first.
 */

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
  /** Incidents that are new or have changed, as events, oldest change first. */
  listChanges(query: ChangesQuery, signal?: AbortSignal): Promise<Changes>;
  close(): Promise<void>;
}

const TABLE = 'incident';
const SAME_CORRELATION_MAX = 50;
const LIST_DEFAULT = 200;
const LIST_MAX = 1_000;

/**
 * Connects to an instance; sends nothing yet.
 *
 * @throws {UpstreamError} `not-configured` if the address is neither https nor http on loopback.
 */
export function createServiceNow(settings: ServiceNowSettings): ServiceNow {
  const instance: Instance = {
    rows: createTableClient(settings),
    base: settings.url.replace(/\/$/, ''),
    table: settings.table ?? TABLE,
    groups: new Map(),
  };
  return {
    findByCorrelation: async (correlationId, signal) => (await findSame(instance, correlationId, signal))[0] ?? null,
    findByNumber: (number, signal) => findByNumber(instance, number, signal),
    createIncident: (correlationId, draft, signal) => createIncident(instance, { correlationId, draft, signal }),
    updateIncident: (sysId, changes, signal) => updateIncident(instance, sysId, { changes, signal }),
    addWorkNote: (sysId, note, signal) => addWorkNote(instance, sysId, { note, signal }),
    listIncidents: (query, signal) => listIncidents(instance, query, signal),
    listChanges: (query, signal) => listChanges({ ...instance, user: settings.user }, query, signal),
    close: () => instance.rows.close(),
  };
}

interface Instance {
  readonly rows: TableClient;
  readonly base: string;
  readonly table: string;
  /** sys_id of a group by name. */
  readonly groups: Map<string, string>;
}

interface Creation {
  readonly correlationId: string;
  readonly draft: IncidentDraft;
  readonly signal: AbortSignal | undefined;
}

/** Incidents with a correlation id, oldest first. */
async function findSame(instance: Instance, correlationId: string, signal?: AbortSignal): Promise<readonly Incident[]> {
  invariant(correlationId !== '', 'An empty correlation id is that of all incidents of others');
  const rows = await instance.rows.list({
    purpose: 'find the incident by its correlation id',
    table: instance.table,
    where: [['correlation_id', '=', correlationId]],
    fields: INCIDENT_FIELDS,
    keep: (row) => row['correlation_id'] === correlationId,
    limit: SAME_CORRELATION_MAX,
    signal,
  });
  return rows.map((row) => readIncident(instance, row)).sort(byAge);
}

function byAge(a: Incident, b: Incident): number {
  const [left, right] = [a, b].map(({ openedAt, number }) => `${openedAt ?? ''} ${number}`);
  return (left ?? '') < (right ?? '') ? -1 : 1;
}

async function findByNumber(instance: Instance, number: string, signal?: AbortSignal): Promise<Incident | null> {
  const [row] = await instance.rows.list({
    purpose: 'find the incident by its number',
    table: instance.table,
    where: [['number', '=', number]],
    fields: INCIDENT_FIELDS,
    keep: (candidate) => candidate['number'] === number,
    limit: 1,
    signal,
  });
  return row === undefined ? null : readIncident(instance, row);
}

async function createIncident(instance: Instance, creation: Creation): Promise<CreatedIncident> {
  const { correlationId, draft, signal } = creation;
  const before = await findSame(instance, correlationId, signal);
  const known = oldestOf(before);
  if (known !== undefined) return { ...known, created: false };
  const { team, category, ...rest } = draft;
  const fields: JsonObject = {
    ...writeChanges(rest),
    correlation_id: correlationId,
    correlation_display: 'Watchbill',
    ...(category === undefined ? {} : { category }),
    ...(team === undefined ? {} : { assignment_group: await groupOf(instance, team, signal) }),
  };
  const made = await createOrFind(instance, creation, fields);
  const after = oldestOf(await findSame(instance, correlationId, signal));
  // The listing may lag behind the create; then the answer of the create is all there is.
  if (after === undefined) return { incident: made, created: true, duplicates: [] };
  return { ...after, created: after.incident.sysId === made.sysId };
}

function oldestOf(same: readonly Incident[]): Omit<CreatedIncident, 'created'> | undefined {
  const [incident, ...others] = same;
  return incident === undefined ? undefined : { incident, duplicates: others.map(({ number }) => number) };
}

/** Creates the row; when the answer is lost or an error of the server, looks whether it is there all the same. */
async function createOrFind(
  instance: Instance,
  { correlationId, signal }: Creation,
  fields: JsonObject,
): Promise<Incident> {
  try {
    return readIncident(instance, await instance.rows.create('open an incident', instance.table, fields, signal));
  } catch (error) {
    if (!isDoubtful(error)) throw error;
    const [found] = await findSame(instance, correlationId);
    if (found === undefined) throw error;
    return found;
  }
}

function isDoubtful(error: unknown): boolean {
  return (
    error instanceof UpstreamError &&
    (error.kind === 'outcome-unknown' || (error.kind === 'unavailable' && error.status !== undefined))
  );
}

interface Update {
  readonly changes: IncidentChanges;
  readonly signal: AbortSignal | undefined;
}

async function updateIncident(instance: Instance, sysId: string, { changes, signal }: Update): Promise<Incident> {
  const { team, ...rest } = changes;
  const group = team === undefined ? {} : { assignment_group: await groupOf(instance, team, signal) };
  const update = {
    table: instance.table,
    sysId,
    fields: { ...writeChanges(rest), ...group },
    effect: 'repeatable',
  } as const;
  return readIncident(instance, await instance.rows.update('update the incident', update, signal));
}

interface NoteOrder {
  readonly note: WorkNote;
  readonly signal: AbortSignal | undefined;
}

async function addWorkNote(
  instance: Instance,
  sysId: string,
  { note, signal }: NoteOrder,
): Promise<{ readonly added: boolean }> {
  if (await hasNote(instance, sysId, { note, signal })) return { added: false };
  const fields = { work_notes: markedNote(note) };
  try {
    await instance.rows.update('add a work note', { table: instance.table, sysId, fields, effect: 'write' }, signal);
  } catch (error) {
    if (!isDoubtful(error) || !(await hasNote(instance, sysId, { note, signal: undefined }))) throw error;
  }
  return { added: true };
}

async function hasNote(instance: Instance, sysId: string, { note, signal }: NoteOrder): Promise<boolean> {
  const marker = idempotencyMarker(note.idempotencyKey);
  const where: readonly Condition[] = [
    ['element_id', '=', sysId],
    ['element', '=', 'work_notes'],
    ['value', 'LIKE', marker],
  ];
  const rows = await instance.rows.list({
    purpose: 'look for a work note',
    table: 'sys_journal_field',
    where,
    fields: ['sys_id', 'element_id', 'element', 'value'],
    keep: (row) =>
      row['element_id'] === sysId && row['element'] === 'work_notes' && (row['value'] ?? '').includes(marker),
    limit: 1,
    signal,
  });
  return rows.length > 0;
}

async function listIncidents(
  instance: Instance,
  query: IncidentQuery,
  signal?: AbortSignal,
): Promise<readonly Incident[]> {
  const limit = query.limit ?? LIST_DEFAULT;
  invariant(limit >= 1 && limit <= LIST_MAX, `A listing has 1 to ${LIST_MAX} incidents`);
  const group = await groupOf(instance, query.team, signal);
  const before = writeRowTime(Date.parse(query.updatedBefore));
  const rows = await instance.rows.list({
    purpose: `list incidents of "${query.team}"`,
    table: instance.table,
    where: [
      ['assignment_group', '=', group],
      ['active', '=', 'true'],
      ['sys_updated_on', '<', before],
    ],
    fields: INCIDENT_FIELDS,
    keep: (row) => row['assignment_group'] === group && row['active'] === 'true' && isBefore(row, before),
    limit,
    signal,
  });
  return rows.map((row) => readIncident(instance, row));
}

async function listChanges(
  instance: Instance & { readonly user: string },
  { tenant, from, take }: ChangesQuery,
  signal?: AbortSignal,
): Promise<Changes> {
  const since = writeRowTime(from);
  const rows = await instance.rows.list({
    purpose: 'list incidents that have changed',
    table: instance.table,
    where: [['sys_updated_on', '>=', since]],
    fields: EVENT_COLUMNS,
    keep: (row) => (row['sys_updated_on'] ?? since) >= since,
    limit: take,
    orderBy: 'sys_updated_on',
    signal,
  });
  return incidentEvents(instance, tenant, rows);
}

function isBefore(row: Row, before: string): boolean {
  const updated = row['sys_updated_on'];
  return updated !== undefined && readRowTime(updated) !== null && updated < before;
}

/** sys_id of an active group. References are written by sys_id, since a name that nobody has would dangle. */
async function groupOf(instance: Instance, name: string, signal?: AbortSignal): Promise<string> {
  const known = instance.groups.get(name);
  if (known !== undefined) return known;
  const [row] = await instance.rows.list({
    purpose: `find the group "${name}"`,
    table: 'sys_user_group',
    where: [
      ['name', '=', name],
      ['active', '=', 'true'],
    ],
    fields: ['sys_id', 'name', 'active'],
    keep: (candidate) => candidate['name'] === name && candidate['active'] === 'true',
    limit: 1,
    signal,
  });
  const sysId = row?.['sys_id'];
  if (sysId === undefined) {
    throw new UpstreamError(
      'not-configured',
      `Cannot use the assignment group "${name}" because ServiceNow must have an active group of that name: it has none; create it there or name another team`,
    );
  }
  instance.groups.set(name, sysId);
  return sysId;
}
