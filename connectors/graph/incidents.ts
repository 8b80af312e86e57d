import type { JsonObject } from '../../contracts/json.ts';
import type { UtcTime } from '../../contracts/time.ts';
import { UpstreamError } from '../upstream-error.ts';
import { listingOf, readAlert } from './alerts.ts';
import type { Alert, ChangedQuery, Judgement } from './alerts.ts';
import { hasComment, postComment } from './comments.ts';
import type { Comment } from './comments.ts';
import type { Entity } from './entity.ts';
import { readEvidence } from './evidence.ts';
import type { Evidence } from './evidence.ts';
import type { GraphCalls } from './graph-calls.ts';
import { listChanged } from './list-changed.ts';
import { pathSegment } from './path-segment.ts';
import { CLASSIFICATION, DETERMINATION, INCIDENT_STATUS, SEVERITY } from './security-words.ts';

/*
 * Defender merges incidents: the one that lost is `redirected` and names the one that goes on, which may be merged in
 * turn. Whoever names an incident means the one that goes on, so that reads and writes follow, at most five times.
 */

const PATH = 'security/incidents';
const REDIRECTS_MAX = 5;

/** An incident of Defender XDR. Texts that the upstream leaves out are empty; unknown words stay as they came. */
export interface Incident {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** active, inProgress, awaitingAction, resolved or redirected */
  readonly status: string;
  /** Id of the incident that this one was merged into; empty unless it is redirected. */
  readonly redirectedTo: string;
  /** unknown, informational, low, medium or high; changes over the life of an incident */
  readonly severity: string;
  readonly classification: string;
  readonly determination: string;
  readonly assignedTo: string;
  readonly customTags: readonly string[];
  readonly systemTags: readonly string[];
  readonly createdAt: UtcTime;
  readonly updatedAt: UtcTime;
  /** Address in the portal. */
  readonly url: string;
  /** Alerts, and what all of them are about; empty where they were not asked for. */
  readonly alerts: readonly Alert[];
  readonly evidence: Evidence;
}

/** What of an incident is changed; what is not named stays. */
export interface IncidentChanges extends Judgement {
  /** Tags that are added to those that it has. */
  readonly addTags?: readonly string[];
}

/** Incidents of one tenant. Every member fails with an `UpstreamError`. */
export interface Incidents {
  /** By the last update, without alerts; merged ones are among them, as `redirected`. */
  list(query: ChangedQuery, signal?: AbortSignal): Promise<readonly Incident[]>;
  /** The incident, or the one that it was merged into, with alerts. */
  get(id: string, signal?: AbortSignal): Promise<Incident>;
  /** Reads before it writes; the last writer wins, and the same changes twice are the same as once. */
  update(id: string, changes: IncidentChanges, signal?: AbortSignal): Promise<Incident>;
  /** Appends a comment unless one with its key is there. */
  comment(
    id: string,
    comment: Comment,
    signal?: AbortSignal,
  ): Promise<{ readonly id: string; readonly added: boolean }>;
}

/** The incidents behind some calls. */
export function incidentsOf(calls: GraphCalls): Incidents {
  return {
    list: async (query, signal) => {
      const listing = { purpose: 'list incidents', path: PATH, ...listingOf(query), signal };
      return (await listChanged(calls, listing)).map(readIncident);
    },
    get: async (id, signal) => readIncident(await readLive(calls, id, { query: { $expand: 'alerts' }, signal })),
    update: (id, changes, signal) => update(calls, id, { changes, signal }),
    comment: async (id, comment, signal) => {
      const entity = await readLive(calls, id, { signal });
      const live = entity.needed('id');
      if (hasComment(entity, comment)) return { id: live, added: false };
      await postComment(calls, { purpose: 'comment on an incident', path: pathOf(live), comment, signal });
      return { id: live, added: true };
    },
  };
}

function pathOf(id: string): string {
  return `${PATH}/${pathSegment(id)}`;
}

interface Reading {
  readonly query?: Readonly<Record<string, string>>;
  readonly signal: AbortSignal | undefined;
}

/** The incident that goes on. */
async function readLive(calls: GraphCalls, id: string, { query = {}, signal }: Reading): Promise<Entity> {
  const seen = new Set<string>();
  let wanted = id;
  while (!seen.has(wanted) && seen.size <= REDIRECTS_MAX) {
    seen.add(wanted);
    const call = { purpose: 'read an incident', method: 'GET', path: pathOf(wanted), query, signal } as const;
    const entity = await calls.entity(call);
    const survivor = redirectOf(entity);
    if (survivor === '') return entity;
    wanted = survivor;
  }
  throw new UpstreamError(
    'invalid-answer',
    `Cannot read an incident because it may have been merged ${REDIRECTS_MAX} times at most, and never into itself: found ${seen.size} that lead to another`,
  );
}

function redirectOf(entity: Entity): string {
  return entity.word('status', INCIDENT_STATUS) === 'redirected' ? entity.text('redirectIncidentId') : '';
}

interface Update {
  readonly changes: IncidentChanges;
  readonly signal: AbortSignal | undefined;
}

async function update(calls: GraphCalls, id: string, { changes, signal }: Update): Promise<Incident> {
  const { addTags = [], ...rest } = changes;
  const before = readIncident(await readLive(calls, id, { signal }));
  // A write replaces the whole list.
  const tags = [...new Set([...before.customTags, ...addTags])];
  const json: JsonObject = { ...rest, ...(addTags.length === 0 ? {} : { customTags: tags }) };
  const call = { purpose: 'update an incident', method: 'PATCH', path: pathOf(before.id), json, signal } as const;
  return readIncident(await calls.entity({ ...call, effect: 'repeatable' }));
}

/**
 * Reads an incident.
 *
 * @throws {UpstreamError} `invalid-answer` without an id or a time of creation or update.
 */
export function readIncident(entity: Entity): Incident {
  const alerts = entity.entities('alerts');
  return {
    id: entity.needed('id'),
    title: entity.text('displayName'),
    description: entity.text('description'),
    status: entity.word('status', INCIDENT_STATUS),
    redirectedTo: redirectOf(entity),
    severity: entity.word('severity', SEVERITY),
    classification: entity.word('classification', CLASSIFICATION),
    determination: entity.word('determination', DETERMINATION),
    assignedTo: entity.text('assignedTo'),
    customTags: [...entity.texts('customTags'), ...entity.texts('tags')],
    systemTags: entity.texts('systemTags'),
    createdAt: entity.neededMoment('createdDateTime'),
    updatedAt: entity.neededMoment('lastUpdateDateTime'),
    url: entity.text('incidentWebUrl'),
    alerts: alerts.map(readAlert),
    evidence: readEvidence(alerts),
  };
}
