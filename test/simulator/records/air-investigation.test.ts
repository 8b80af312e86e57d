import { expect, test } from 'vitest';
import { airInvestigation, NOT_ENDED } from '../../../simulator/records/air-investigation.ts';
import { seededRandom } from '../../../simulator/records/seeded-random.ts';
import { FRAME, textOf } from './records-support.ts';

test('actions and data are JSON texts with references', () => {
  const record = airInvestigation(FRAME, seededRandom(1));
  const [action] = record['Actions'] as readonly string[];
  expect(JSON.parse(action ?? '')).toMatchObject({ $id: '1', Entities: [{ $id: '2' }, { $ref: '2' }] });
  expect(JSON.parse(textOf(record, 'Data'))).toMatchObject({ ProviderName: 'OATP', Entities: [{}, { $ref: '2' }, {}] });
});

test('an investigation that goes on ends in the year 1', () => {
  const random = seededRandom(1);
  const records = Array.from({ length: 40 }, () => airInvestigation(FRAME, random));
  for (const record of records) {
    const hasEnded = record['Status'] === 'Remediated' || record['Status'] === 'No threats found';
    expect(record['EndTimeUtc'] === NOT_ENDED).toBe(!hasEnded);
  }
  expect(records.some(({ EndTimeUtc }) => EndTimeUtc === NOT_ENDED)).toBe(true);
});
