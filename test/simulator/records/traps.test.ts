import { expect, test } from 'vitest';
import { seededRandom } from '../../../simulator/records/seeded-random.ts';
import {
  trapCyclicReferences,
  trapLetterCase,
  trapMissingFields,
  trapNumbersAsText,
  trapUnknownType,
} from '../../../simulator/records/traps.ts';
import { FRAME, textOf } from './records-support.ts';

const random = seededRandom(1);

test('missing fields are missing, and the address is null', () => {
  const record = trapMissingFields(FRAME, random);
  expect(record).toMatchObject({ RecordType: 28, ClientIP: null });
  for (const name of ['AttachmentData', 'AuthDetails', 'EventDeepLink', 'SystemOverrides'])
    expect(record).not.toHaveProperty(name);
});

test('letter case is that of the documentation page', () => {
  const record = trapLetterCase(FRAME, random);
  expect(Object.keys(record)).toEqual(expect.arrayContaining(['URL', 'URLClickAction', 'userIp']));
  expect(record).not.toHaveProperty('Url');
});

test('numbers are text, and the size that is text elsewhere is a number', () => {
  const record = trapNumbersAsText(FRAME, random);
  expect(record).toMatchObject({
    RecordType: '47',
    SourceWorkload: '1',
    FileData: { FileVerdict: '1', FileSize: 9_670_017 },
  });
});

test('references go in a circle and into nothing, and an action is no JSON', () => {
  const record = trapCyclicReferences(FRAME, random);
  const data = JSON.parse(textOf(record, 'Data')) as { Entities: unknown[] };
  expect(data.Entities).toContainEqual({ $ref: '1' });
  expect(data.Entities).toContainEqual({ $ref: '99' });
  expect(record['Actions']).toContain('not JSON');
  expect(record['EndTimeUtc']).toBe('0001-01-01T00:00:00');
});

test('a type without a name has names of another alphabet', () => {
  expect(trapUnknownType(FRAME, random)).toMatchObject({ RecordType: 9_999, Имя: 'значение' });
});
