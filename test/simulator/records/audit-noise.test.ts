import { expect, test } from 'vitest';
import { auditNoise } from '../../../simulator/records/audit-noise.ts';
import { seededRandom } from '../../../simulator/records/seeded-random.ts';
import { FRAME } from './records-support.ts';

test('noise is never of a Defender type', () => {
  const random = seededRandom(1);
  const types = Array.from({ length: 100 }, () => auditNoise(FRAME, random)['RecordType']);
  expect(types.filter((type) => type === 28 || type === 41 || type === 47 || type === 64)).toEqual([]);
});
