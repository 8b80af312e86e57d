import type { ColumnType } from 'kysely';
import type { UtcTime } from '../../contracts/time.ts';

/** `json` read as a value and written as canonical text. `json` and not `jsonb`, which refuses U+0000 and lone surrogates. */
export type JsonColumn<Value> = ColumnType<Value, string, string>;

/** `json` that may be null. */
export type JsonColumnOrNull<Value> = ColumnType<Value | null, string | null | undefined, string | null>;

/** `timestamptz`. */
export type MomentColumn = ColumnType<UtcTime, UtcTime, UtcTime>;

/** `timestamptz` that may be null. */
export type MomentColumnOrNull = ColumnType<UtcTime | null, UtcTime | null | undefined, UtcTime | null>;

/** Text that may be null. */
export type TextColumnOrNull<Value extends string = string> = ColumnType<
  Value | null,
  Value | null | undefined,
  Value | null
>;
