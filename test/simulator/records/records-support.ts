import type { JsonRecord, RecordFrame } from '../../../simulator/records/record-types.ts';

export const FRAME: RecordFrame = {
  id: '50906475-74dd-4447-ae4d-595d225d0055',
  organizationId: 'fd46b0cc-ba27-4bee-ac95-13bad50640e3',
  domain: 'contoso.example',
  creationTime: new Date('2026-11-20T12:00:00.789Z'),
};

/** A member that must be text; anything else reads as ''. */
export function textOf(record: JsonRecord, name: string): string {
  const value = record[name];
  return typeof value === 'string' ? value : '';
}
