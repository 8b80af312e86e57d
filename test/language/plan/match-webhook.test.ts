import { describe, expect, test } from 'vitest';
import { matchWebhook, webhookOf } from '../../../language/plan/match-webhook.ts';
import type { WebhookTrigger } from '../../../language/plan/trigger.ts';
import { aPlan, anEventTrigger } from '../../activities/a-playbook.ts';
import { aTenant } from '../../tenants/a-directory.ts';

const { id, title, values } = aTenant();
const context = { tenant: { id, title, values }, now: '2026-11-21T09:00:00.000Z' };
const call = { id: 'c-1', receivedAt: context.now, body: { alert_id: 'a-1', count: 2, none: null } };
const on = (over: Partial<WebhookTrigger> = {}): WebhookTrigger => ({
  kind: 'webhook',
  path: 'edr-alert',
  body: {},
  auth: 'hmac',
  with: {},
  ...over,
});

test('the trigger of a path is found with its place; of other paths and kinds there is none', () => {
  const plan = aPlan({ triggers: [anEventTrigger(), on({ path: 'other' }), on()] });
  expect(webhookOf(plan, 'edr-alert')?.at).toBe(2);
  expect(webhookOf(plan, 'nothing')).toBeUndefined();
});

test('`with` reads the call, the tenant and the moment', () => {
  const trigger = on({
    with: { a: { cel: 'event.body.alert_id + event.id' }, at: { cel: 'event.received_at' }, t: { cel: 'tenant.id' } },
  });
  expect(matchWebhook(trigger, call, context)).toEqual({
    ok: true,
    inputs: { a: 'a-1c-1', at: context.now, t: id },
  });
});

describe('the key', () => {
  test.each([
    ['event.body.alert_id', { key: 'a-1' }],
    ['event.body.count', { key: '2' }],
    ['event.body.none', {}],
    ['""', {}],
  ])('%s', (cel, expected) => {
    expect(matchWebhook(on({ key: { cel } }), call, context)).toEqual({ ok: true, inputs: {}, ...expected });
  });
});

test('an expression that cannot be evaluated is a refusal', () => {
  const failing = { cel: 'event.body.nothing' };
  for (const trigger of [on({ key: failing }), on({ with: { a: failing } })]) {
    expect(matchWebhook(trigger, call, context)).toMatchObject({ ok: false, failure: { code: 'expression-failed' } });
  }
});
