import type { JsonObject } from '../../contracts/json.ts';
import { UpstreamError } from '../upstream-error.ts';
import type { Incident, IncidentChanges } from './incident.ts';
import { readRowTime } from './read-rows.ts';
import type { Row } from './read-rows.ts';

/** Columns of an incident that we read. */
export const INCIDENT_FIELDS: readonly string[] = [
  'sys_id',
  'number',
  'short_description',
  'description',
  'state',
  'active',
  'correlation_id',
  'assignment_group',
  'opened_at',
  'sys_created_on',
  'sys_updated_on',
];

const TITLE_MAX = 160;
const DESCRIPTION_MAX = 4_000;

/** Where incidents are for a browser. */
export interface IncidentPlace {
  readonly base: string;
  readonly table: string;
}

/**
 * Reads a row of the incident table.
 *
 * @throws {UpstreamError} `invalid-answer` without a number or a time of update.
 */
export function readIncident({ base, table }: IncidentPlace, row: Row): Incident {
  const updatedAt = readRowTime(row['sys_updated_on']);
  const sysId = row['sys_id'] ?? '';
  const number = row['number'] ?? '';
  if (updatedAt === null || number === '') {
    throw new UpstreamError(
      'invalid-answer',
      'Cannot read an incident because it needs number and sys_updated_on: one is missing',
    );
  }
  return {
    sysId,
    number,
    title: row['short_description'] ?? '',
    description: row['description'] ?? '',
    state: row['state'] ?? '',
    correlationId: row['correlation_id'] ?? '',
    assignmentGroup: row['assignment_group'] ?? '',
    openedAt: readRowTime(row['opened_at']) ?? readRowTime(row['sys_created_on']),
    updatedAt,
    url: `${base}/nav_to.do?uri=${encodeURIComponent(`${table}.do?sys_id=${sysId}`)}`,
  };
}

/** Columns for the fields that are given; texts over the column's length end in an ellipsis. */
export function writeChanges(changes: Omit<IncidentChanges, 'team'>): JsonObject {
  return {
    ...(changes.title === undefined ? {} : { short_description: shortened(oneLine(changes.title), TITLE_MAX) }),
    ...(changes.description === undefined ? {} : { description: shortened(changes.description, DESCRIPTION_MAX) }),
    ...(changes.impact === undefined ? {} : { impact: String(changes.impact) }),
    ...(changes.urgency === undefined ? {} : { urgency: String(changes.urgency) }),
    ...(changes.state === undefined ? {} : { state: changes.state }),
    ...(changes.closeCode === undefined ? {} : { close_code: changes.closeCode }),
    ...(changes.closeNotes === undefined ? {} : { close_notes: shortened(changes.closeNotes, DESCRIPTION_MAX) }),
  };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function shortened(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}
