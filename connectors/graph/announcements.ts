import { utcTime } from '../../contracts/time.ts';
import type { UtcMs, UtcTime } from '../../contracts/time.ts';
import type { Entity, Words } from './entity.ts';
import type { GraphCalls } from './graph-calls.ts';

const CATEGORY: Words = { known: ['preventOrFixIssue', 'planForChange', 'stayInformed'] };
const SEVERITY: Words = { known: ['normal', 'high', 'critical'] };

/** A message of the Message center. */
export interface Announcement {
  /** As `MC1234567`. */
  readonly id: string;
  readonly title: string;
  /** preventOrFixIssue, planForChange or stayInformed */
  readonly category: string;
  /** normal, high or critical */
  readonly severity: string;
  readonly isMajorChange: boolean;
  /** Null where nothing has to be done. */
  readonly actionRequiredBy: UtcTime | null;
  readonly services: readonly string[];
  readonly modifiedAt: UtcTime;
}

/** The Message center of one tenant. */
export interface Announcements {
  /** Messages that are new or changed since a moment, the newest first. Graph allows 800 calls an hour. */
  list(since: UtcMs, signal?: AbortSignal): Promise<readonly Announcement[]>;
}

/** The announcements behind some calls. */
export function announcementsOf(calls: GraphCalls): Announcements {
  return {
    list: async (since, signal) => {
      const from = utcTime(since);
      const query = { $filter: `lastModifiedDateTime ge ${from}` };
      const listing = { purpose: 'list announcements', path: 'admin/serviceAnnouncement/messages', query, signal };
      const messages = (await calls.list(listing)).map(readAnnouncement);
      // Looked at once more, should a service ignore the filter.
      return messages
        .filter(({ modifiedAt }) => modifiedAt >= from)
        .sort((a, b) => b.modifiedAt.localeCompare(a.modifiedAt));
    },
  };
}

function readAnnouncement(entity: Entity): Announcement {
  return {
    id: entity.needed('id'),
    title: entity.text('title'),
    category: entity.word('category', CATEGORY),
    severity: entity.word('severity', SEVERITY),
    isMajorChange: entity.truth('isMajorChange') ?? false,
    actionRequiredBy: entity.moment('actionRequiredByDateTime'),
    services: entity.texts('services'),
    modifiedAt: entity.neededMoment('lastModifiedDateTime'),
  };
}
