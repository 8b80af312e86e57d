import { expect, test } from 'vitest';
import { entraErrorAnswer } from '../../../simulator/login/entra-error.ts';

test('a refusal has the code in its text and in its list, and a time with a blank', () => {
  const error = { status: 400, error: 'invalid_request', code: 90_002, message: 'Tenant not found.' };
  const answer = entraErrorAnswer(error, Date.parse('2026-11-20T12:00:00Z'));
  expect(answer.status).toBe(400);
  expect(JSON.parse(String(answer.body))).toMatchObject({
    error: 'invalid_request',
    error_codes: [90_002],
    timestamp: '2026-11-20 12:00:00Z',
    error_description: expect.stringMatching(/^AADSTS90002: Tenant not found\. Trace ID: /),
  });
});
