import type { JsonObject } from '../../contracts/json.ts';
import type { UtcMs, UtcTime } from '../../contracts/time.ts';
import { hasComment, postComment } from './comments.ts';
import type { Comment } from './comments.ts';
import type { Entity } from './entity.ts';
import { readEvidence } from './evidence.ts';
import type { Evidence } from './evidence.ts';
import type { GraphCalls } from './graph-calls.ts';
import { listChanged } from './list-changed.ts';
import type { ChangedListing } from './list-changed.ts';
import { odataAnyOf } from './odata-filter.ts';
import { pathSegment } from './path-segment.ts';
import { ALERT_STATUS, CLASSIFICATION, DETERMINATION, SEVERITY } from './security-words.ts';

const PATH = 'security/alerts_v2';

/** An alert of Defender XDR. Texts that the upstream leaves out are empty; unknown words stay as they came. */
export interface Alert {
  readonly id: string;
  readonly incidentId: string;
  /** Hostile text: names of files and senders stand in it. */
  readonly title: string;
  readonly description: string;
  /** unknown, new, inProgress or resolved */
  readonly status: string;
  /** unknown, informational, low, medium or high */
  readonly severity: string;
  readonly classification: string;
  readonly determination: string;
  readonly assignedTo: string;
  readonly category: string;
  readonly techniques: readonly string[];
  readonly serviceSource: string;
  readonly detectionSource: string;
  readonly createdAt: UtcTime;
  readonly updatedAt: UtcTime;
  /** Address in the portal. */
  readonly url: string;
  readonly evidence: Evidence;
}

/** Which alerts, or incidents. */
export interface ChangedQuery {
  readonly updatedFrom: UtcMs;
  /** @default now */
  readonly updatedBefore?: UtcMs;
  readonly order: ChangedListing['order'];
  /** Any of these; all for none. */
  readonly statuses?: readonly string[];
  /** Any of these; all for none. */
  readonly severities?: readonly string[];
  /** At most so many. @default all */
  readonly take?: number;
}

/** What of an alert, or an incident, is changed; what is not named stays. */
export interface Judgement {
  readonly status?: string;
  readonly classification?: string;
  readonly determination?: string;
  /** User principal name; null takes it away from everybody. */
  readonly assignedTo?: string | null;
}

/** Alerts of one tenant, of all Defender products. Every member fails with an `UpstreamError`. */
export interface Alerts {
  /** By the last update; those that were updated at both ends of neighbouring windows come twice. */
  list(query: ChangedQuery, signal?: AbortSignal): Promise<readonly Alert[]>;
  get(id: string, signal?: AbortSignal): Promise<Alert>;
  /** The last writer wins; the same changes twice are the same as once. */
  update(id: string, changes: Judgement, signal?: AbortSignal): Promise<Alert>;
  /** Appends a comment. With `look`, which a repeat needs, not if one with its key is there. */
  comment(id: string, comment: Comment & { readonly look: boolean }, signal?: AbortSignal): Promise<boolean>;
}

/** The alerts behind some calls. */
export function alertsOf(calls: GraphCalls): Alerts {
  const pathOf = (id: string): string => `${PATH}/${pathSegment(id)}`;
  const read = (id: string, signal?: AbortSignal): Promise<Entity> =>
    calls.entity({ purpose: 'read an alert', method: 'GET', path: pathOf(id), signal });
  return {
    list: async (query, signal) => {
      const listing = { purpose: 'list alerts', path: PATH, ...listingOf(query), signal };
      return (await listChanged(calls, listing)).map(readAlert);
    },
    get: async (id, signal) => readAlert(await read(id, signal)),
    update: async (id, changes, signal) => {
      const json: JsonObject = { ...changes };
      const call = { purpose: 'update an alert', method: 'PATCH', path: pathOf(id), json, signal } as const;
      return readAlert(await calls.entity({ ...call, effect: 'repeatable' }));
    },
    comment: async (id, comment, signal) => {
      if (comment.look && hasComment(await read(id, signal), comment)) return false;
      await postComment(calls, { purpose: 'comment on an alert', path: pathOf(id), comment, signal });
      return true;
    },
  };
}

/** The part of a listing that a query decides. */
export function listingOf(query: ChangedQuery): Omit<ChangedListing, 'purpose' | 'path' | 'signal'> {
  const { updatedFrom, updatedBefore, order, statuses = [], severities = [], take } = query;
  const where = [...odataAnyOf('status', statuses), ...odataAnyOf('severity', severities)];
  return { updatedFrom, updatedBefore, order, where, take };
}

/**
 * Reads an alert.
 *
 * @throws {UpstreamError} `invalid-answer` without an id or a time of creation or update.
 */
export function readAlert(entity: Entity): Alert {
  return {
    id: entity.needed('id'),
    incidentId: entity.text('incidentId'),
    title: entity.text('title'),
    description: entity.text('description'),
    status: entity.word('status', ALERT_STATUS),
    severity: entity.word('severity', SEVERITY),
    classification: entity.word('classification', CLASSIFICATION),
    determination: entity.word('determination', DETERMINATION),
    assignedTo: entity.text('assignedTo'),
    category: entity.text('category'),
    techniques: entity.texts('mitreTechniques'),
    serviceSource: entity.text('serviceSource'),
    detectionSource: entity.text('detectionSource'),
    createdAt: entity.neededMoment('createdDateTime'),
    updatedAt: entity.neededMoment('lastUpdateDateTime'),
    url: entity.text('alertWebUrl'),
    evidence: readEvidence([entity]),
  };
}
