import type { Json, JsonObject } from '../../contracts/json.ts';
import { utcTime } from '../../contracts/time.ts';
import type { UtcMs, UtcTime } from '../../contracts/time.ts';
import type { HttpAnswer } from '../http/http-client.ts';
import { UpstreamError } from '../upstream-error.ts';

/** A row as the instance stores it: each field its text, references their sys_id. */
export type Row = Readonly<Record<string, string>>;

/**
 * Reads the rows of a listing, or the one row of a create, read or update.
 *
 * @throws {UpstreamError} `invalid-answer` if there is no `result` or a row has no sys_id.
 */
export function readRows(purpose: string, answer: HttpAnswer): readonly Row[] {
  const result = isObject(answer.json) ? answer.json['result'] : undefined;
  const rows = Array.isArray(result) ? (result as readonly Json[]) : [result];
  return rows.map((row) => {
    const read = isObject(row) ? readRow(row) : {};
    if (read['sys_id'] !== undefined && read['sys_id'] !== '') return read;
    throw new UpstreamError(
      'invalid-answer',
      `Cannot ${purpose} because a row needs a sys_id: ServiceNow answered one without`,
      {
        status: answer.status,
      },
    );
  });
}

function readRow(row: JsonObject): Row {
  return Object.fromEntries(Object.entries(row).map(([field, value]) => [field, fieldText(value)]));
}

/** Text of a field: plain, or a reference `{link, value}`. */
function fieldText(value: Json): string {
  if (isObject(value)) return fieldText(value['value'] ?? '');
  return typeof value === 'string'
    ? value
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : '';
}

const TIME = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)$/;

/** Reads a time, `YYYY-MM-DD HH:MM:SS` in UTC. */
export function readRowTime(text: string | undefined): UtcTime | null {
  const match = TIME.exec(text ?? '');
  const at = match === null ? Number.NaN : Date.parse(`${match[1]}T${match[2]}Z`);
  return Number.isNaN(at) ? null : utcTime(at);
}

/** Writes a time as the instance compares it. */
export function writeRowTime(at: UtcMs): string {
  return utcTime(at).slice(0, 19).replace('T', ' ');
}

function isObject(value: Json | undefined): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
