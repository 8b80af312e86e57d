import { expect, test } from 'vitest';
import { afError } from '../../../simulator/management/af-error.ts';

test.each([
  ['AF429', 403, 'Too many requests. Method=GET, PublisherId=p'],
  [
    'AF10001',
    401,
    'The permission set (GET) sent in the request did not include the expected permission ActivityFeed.Read.',
  ],
  ['AF20022', 400, 'No subscription found for the specified content type.'],
  ['AF50000', 500, 'An internal error occurred. Retry the request.'],
] as const)('%s is HTTP %i with its message filled in', (code, status, message) => {
  const answer = afError(code, 'GET', 'p');
  expect(answer.status).toBe(status);
  expect(JSON.parse(String(answer.body))).toEqual({ error: { code, message } });
});

test('a value with a dollar sign is not a pattern', () => {
  expect(String(afError('AF20050', "a$'b").body)).toContain("(a$'b)");
});
