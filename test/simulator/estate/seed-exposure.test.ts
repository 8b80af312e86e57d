import { expect, test } from 'vitest';
import { anEstate } from './estate-support.ts';

test('each weakness belongs to one recommendation, and each recommendation has its work', () => {
  const estate = anEstate();
  const named = estate.list('recommendation').flatMap(({ vulnerabilityIds }) => vulnerabilityIds);
  expect(named.toSorted()).toEqual(
    estate
      .list('vulnerability')
      .map(({ id }) => id)
      .toSorted(),
  );
  expect(estate.list('remediationTask').map(({ recommendationId }) => recommendationId)).toEqual(
    estate.list('recommendation').map(({ id }) => id),
  );
});
