import { invariant } from '../../contracts/invariant.ts';
import { utcTime } from '../../contracts/time.ts';
import type { UtcMs } from '../../contracts/time.ts';
import { readODataPage } from '../http/follow-pages.ts';
import { UpstreamError } from '../upstream-error.ts';
import { readEntity } from './entity.ts';
import type { Entity } from './entity.ts';
import type { GraphCalls } from './graph-calls.ts';
import { odataMoment } from './odata-filter.ts';

/*
 * Incidents and alerts by the time of their last update. There is no delta query, and clients report that `alerts_v2`
 * gives no nextLink and takes a `$skip` of at most 500. So the place to go on from is the last update that was seen
 * (keyset paging): the next page asks for what is not before it, and only within one moment for rows after those seen.
 * A nextLink tells that more follows, even if the page is short, and is never itself followed.
 */

/** Rows asked for on one page: more are not given with `$expand=alerts`. */
export const PAGE_ROWS = 50;
/** Pages of one listing at most. */
export const PAGES_MAX = 200;
/** The furthest that `$skip` goes. */
export const SKIP_MAX = 500;

const UPDATED = 'lastUpdateDateTime';

/** Which rows, in which order. */
export interface ChangedListing {
  /** What it is for, to follow «Cannot». */
  readonly purpose: string;
  /** As `security/incidents`. */
  readonly path: string;
  /** Updated at this moment or later. */
  readonly updatedFrom: UtcMs;
  /** Updated before this moment. @default no limit */
  readonly updatedBefore?: UtcMs | undefined;
  readonly order: 'oldest-first' | 'newest-first';
  /** Further conditions in OData. */
  readonly where?: readonly string[];
  /** Further parameters, as `$expand`. */
  readonly query?: Readonly<Record<string, string>>;
  /** Rows at most. @default all */
  readonly take?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Where a listing goes on. */
interface Place {
  readonly moment: string;
  /** Rows of that very moment that were read. */
  readonly skip: number;
}

/**
 * Lists what has changed, each row once, the state that was seen last.
 *
 * @throws {UpstreamError} `rejected` beyond 200 pages, or when more than 500 rows have the same moment.
 */
export async function listChanged(calls: GraphCalls, listing: ChangedListing): Promise<readonly Entity[]> {
  const { purpose, take = Infinity } = listing;
  const isAscending = listing.order === 'oldest-first';
  const rows = new Map<string, Entity>();
  let place: Place | undefined;
  for (let page = 1; page <= PAGES_MAX; page++) {
    const answer = await calls.call(requestOf(listing, place));
    const { items, next } = readODataPage(purpose, answer);
    const found = items.map((item) => readEntity(purpose, item));
    for (const row of found) keepNewest(rows, row, isAscending);
    const last = found.at(-1);
    const isFull = found.length >= PAGE_ROWS || next !== undefined;
    if (rows.size >= take || !isFull || last === undefined) return [...rows.values()].slice(0, take);
    const following = placeAfter(purpose, place, found);
    if (following.moment === place?.moment && following.skip === place.skip) throw unsorted(purpose);
    place = following;
  }
  throw beyond(purpose, `a listing has ${PAGES_MAX} pages of ${PAGE_ROWS} rows at most`);
}

function requestOf(listing: ChangedListing, place: Place | undefined): Parameters<GraphCalls['call']>[0] {
  const { purpose, path, updatedFrom, updatedBefore, order, where = [], query = {}, signal } = listing;
  invariant(updatedBefore === undefined || updatedBefore > updatedFrom, 'A window is longer than 0');
  const isAscending = order === 'oldest-first';
  const from = isAscending && place !== undefined ? odataMoment(place.moment) : utcTime(updatedFrom);
  const conditions = [
    `${UPDATED} ge ${from}`,
    ...(updatedBefore === undefined ? [] : [`${UPDATED} lt ${utcTime(updatedBefore)}`]),
    ...(isAscending || place === undefined ? [] : [`${UPDATED} le ${odataMoment(place.moment)}`]),
    ...where,
  ];
  return {
    purpose,
    method: 'GET',
    path,
    query: {
      ...query,
      $filter: conditions.join(' and '),
      $orderby: `${UPDATED} ${isAscending ? 'asc' : 'desc'}`,
      $top: String(PAGE_ROWS),
      ...(place === undefined || place.skip === 0 ? {} : { $skip: String(place.skip) }),
    },
    signal,
  };
}

/** A row that changes while it is read comes twice: read upwards the later copy is newer, downwards the earlier one. */
function keepNewest(rows: Map<string, Entity>, row: Entity, isAscending: boolean): void {
  const id = row.needed('id');
  if (isAscending) rows.delete(id);
  if (!rows.has(id)) rows.set(id, row);
}

function placeAfter(purpose: string, before: Place | undefined, found: readonly Entity[]): Place {
  const moments = found.map((row) => row.needed(UPDATED));
  const moment = moments.at(-1) ?? '';
  // Rows of a moment that the page ends with may go on behind it: they are asked for again, or left out if the page has
  // nothing else.
  const isOneMoment = moments.every((other) => other === moment);
  const skip = isOneMoment ? (before?.moment === moment ? before.skip : 0) + found.length : 0;
  if (skip > SKIP_MAX) throw beyond(purpose, `at most ${SKIP_MAX} rows may have changed at one moment`);
  return { moment, skip };
}

function unsorted(purpose: string): UpstreamError {
  return new UpstreamError(
    'invalid-answer',
    `Cannot ${purpose} because each page must go on behind the one before: Microsoft Graph answered the same again`,
  );
}

function beyond(purpose: string, rule: string): UpstreamError {
  return new UpstreamError('rejected', `Cannot ${purpose} because ${rule}: more follow. Narrow what is asked for`);
}
