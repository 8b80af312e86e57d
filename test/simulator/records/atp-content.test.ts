import { expect, test } from 'vitest';
import { atpContent } from '../../../simulator/records/atp-content.ts';
import { seededRandom } from '../../../simulator/records/seeded-random.ts';
import { FRAME } from './records-support.ts';

test('the size of a file is text and its verdict a number', () => {
  expect(atpContent(FRAME, seededRandom(1))['FileData']).toMatchObject({
    FileSize: expect.stringMatching(/^\d+$/),
    FileVerdict: 1,
    SHA256: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
});
