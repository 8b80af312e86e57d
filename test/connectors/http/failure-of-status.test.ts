import { expect, test } from 'vitest';
import { failureOfStatus } from '../../../connectors/http/failure-of-status.ts';

test.each([
  [301, 'invalid-answer'],
  [400, 'rejected'],
  [401, 'unauthorized'],
  [403, 'forbidden'],
  [404, 'not-found'],
  [408, 'throttled'],
  [409, 'conflict'],
  [410, 'not-found'],
  [412, 'conflict'],
  [418, 'rejected'],
  [422, 'rejected'],
  [429, 'throttled'],
  [499, 'rejected'],
  [500, 'unavailable'],
  [599, 'unavailable'],
])('a status of %i is the failure %s', (status, kind) => {
  expect(failureOfStatus(status)).toBe(kind);
});
