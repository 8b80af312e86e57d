import { expect, test } from 'vitest';
import { seededRandom } from '../../../simulator/records/seeded-random.ts';
import { urlClick } from '../../../simulator/records/url-click.ts';
import { FRAME, textOf } from './records-support.ts';

test('a click is of a person of the tenant, before the record, by the wire names', () => {
  const record = urlClick(FRAME, seededRandom(1));
  expect(record['UserId']).toMatch(/@contoso\.example$/);
  expect(textOf(record, 'TimeOfClick') < textOf(record, 'CreationTime')).toBe(true);
  expect(record).toHaveProperty('Url');
  expect([2, 3, 4, 5]).toContain(record['UrlClickAction']);
});
