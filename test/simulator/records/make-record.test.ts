import { expect, test } from 'vitest';
import { makeRecord } from '../../../simulator/records/make-record.ts';
import { RECORD_TEMPLATES } from '../../../simulator/records/record-types.ts';
import { seededRandom } from '../../../simulator/records/seeded-random.ts';
import { FRAME } from './records-support.ts';

test.each(RECORD_TEMPLATES)(
  'a %s follows from its seed, names tenant and record, and has a time without Z',
  (template) => {
    const record = makeRecord(template, FRAME, seededRandom(9));
    expect(makeRecord(template, FRAME, seededRandom(9))).toEqual(record);
    expect(record).toMatchObject({
      Id: FRAME.id,
      OrganizationId: FRAME.organizationId,
      CreationTime: '2026-11-20T12:00:00',
    });
  },
);

test.each([
  ['threat-intelligence', 28, 'TIMailData'],
  ['url-click', 41, 'TIUrlClickData'],
  ['atp-content', 47, 'AtpDetection'],
  ['air-investigation', 64, 'AirInvestigationData'],
] as const)('a %s is type %i, operation %s', (template, recordType, operation) => {
  expect(makeRecord(template, FRAME, seededRandom(1))).toMatchObject({ RecordType: recordType, Operation: operation });
});
