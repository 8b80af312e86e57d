import type { JsonRecord, RecordFrame } from './record-types.ts';

/** A time as the feed writes it: UTC, to the second, without `Z`. */
export function feedTime(time: Date): string {
  return time.toISOString().slice(0, 19);
}

/** A time some seconds before the record was created. */
export function secondsBefore(frame: RecordFrame, seconds: number): string {
  return feedTime(new Date(frame.creationTime.getTime() - seconds * 1_000));
}

/** The fields that every record has. */
export function commonFields(
  frame: RecordFrame,
  type: { recordType: number; operation: string; workload: string },
): JsonRecord {
  return {
    CreationTime: feedTime(frame.creationTime),
    Id: frame.id,
    Operation: type.operation,
    OrganizationId: frame.organizationId,
    RecordType: type.recordType,
    UserKey: 'ThreatIntel',
    UserType: 4,
    Version: 1,
    Workload: type.workload,
    UserId: 'ThreatIntel',
  };
}
