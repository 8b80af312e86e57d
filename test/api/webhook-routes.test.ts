import { expect, test } from 'vitest';
import { WEBHOOK_ROUTES } from '../../api/webhook-routes.ts';

test('the route of webhooks takes no credential of a person and answers with the run', () => {
  const { permission, answers } = WEBHOOK_ROUTES.callWebhook;
  expect(permission).toBe('webhook-secret');
  expect(Object.keys(answers)).toEqual(['200', '202']);
});
