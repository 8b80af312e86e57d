import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEstate, type Estate } from './estate.ts';
import { ended, runsOf, until } from './story.ts';

const ALERTED = `
apiVersion: watchbill/v1
kind: Playbook
name: alerted
title: Look at an alert
category: response
owner: csirt
inputs: { alert: string }
triggers:
  - webhook: { path: edr-alert, body: { alert_id: string }, auth: bearer }
    with: { alert: '\${{ event.body.alert_id }}' }
steps:
  - id: look
    wait: 1s
`;

const ADATUM = `
apiVersion: watchbill/v1
kind: Tenant
name: adatum
title: Adatum
timezone: Europe/Berlin
webhooks:
  edr-alert: { secret: { env: WATCHBILL_TEST_KILLED_HOOK } }
playbooks:
  alerted: { enabled: true }
`;

const SECRET = 'a-secret-of-this-test';
/** By this much the answers of Temporal come later, so that a call takes long enough to be killed at each of its parts. */
const LINE_MS = 120;
/** From before the run is looked for until after it was started. */
const KILLED_AFTER_MS = [50, 300, 450, 600, 900];

let estate: Estate;
beforeAll(async () => {
  process.env['WATCHBILL_TEST_KILLED_HOOK'] = SECRET;
  estate = await startEstate({ playbooks: { alerted: ALERTED }, tenants: { adatum: ADATUM } });
}, 120_000);
afterAll(async () => {
  delete process.env['WATCHBILL_TEST_KILLED_HOOK'];
  await estate?.stop();
});

async function callHook(alert: string): Promise<{ readonly status: number; readonly run: string }> {
  const response = await fetch(`${estate.api.url}/hooks/adatum/edr-alert`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': alert, authorization: `Bearer ${SECRET}` },
    body: JSON.stringify({ alert_id: alert }),
  });
  const { run = '' } = (await response.json()) as { readonly run?: string };
  return { status: response.status, run };
}

/** Calls, and kills the API meanwhile; undefined where it did not come to an answer. */
async function callAndKill(alert: string, afterMs: number): Promise<string | undefined> {
  estate.lines.temporal.delay(LINE_MS);
  const called = callHook(alert).then(
    ({ run }) => run,
    () => undefined,
  );
  await sleep(afterMs);
  await estate.api.kill();
  estate.lines.temporal.heal();
  await estate.api.start();
  return called;
}

test('an API killed in the middle of a webhook call gives the same call, sent again, the same run, once', async () => {
  const cut: string[] = [];
  for (const [index, afterMs] of KILLED_AFTER_MS.entries()) {
    const alert = `alert-${index}`;
    const first = await callAndKill(alert, afterMs);
    if (first === undefined) cut.push(alert);
    const again = await until(estate, 'the call to be taken', async () => {
      const answer = await callHook(alert);
      return answer.status < 300 ? answer : undefined;
    });
    if (first !== undefined) expect(again.run).toBe(first);
    expect((await callHook(alert)).run).toBe(again.run);
    expect((await ended(estate, again.run)).outcome).toBe('succeeded');
  }
  expect(cut.length).toBeGreaterThan(0);
  expect(await runsOf(estate, 'adatum', 'alerted')).toHaveLength(KILLED_AFTER_MS.length);
}, 300_000);
