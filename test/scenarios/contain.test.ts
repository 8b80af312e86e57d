import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEstate, type Estate } from './estate.ts';
import { decide, ended, openApproval, until } from './story.ts';

/*
 * A person's account is locked and a device is cut off, over the connectors of Graph and Defender for Endpoint, against the
 * simulated estate. What took effect is read from the simulator's own record: at most once for each approval, never without.
 */

const ROOT = resolve(import.meta.dirname, '../..');
const PERSON = 'faro.ahlbrandt@contoso.example';

const PLAYBOOK = `
apiVersion: watchbill/v1
kind: Playbook
name: contain
title: Lock an account and cut a device off
category: response
owner: csirt
inputs: { person: string, which: integer }
triggers: [{ manual: { roles: [analyst] } }]
steps:
  - id: devices
    action: device.list
    with: { onboarding: Onboarded, limit: 20 }
  - set: { device: '\${{ steps.devices.output.devices[inputs.which].id }}' }
  - id: ok
    approve:
      question: 'Lock \${{ inputs.person }} and cut \${{ vars.device }} off?'
      show: [inputs.person, vars.device]
      by: [{ team: csirt }]
      expires: 1h
  - if: '!steps.ok.output.approved'
    stop: { outcome: refused }
  - id: lock
    action: user.disable
    approval: ok
    with: { user: '\${{ inputs.person }}' }
    undo: { action: user.enable, with: { user: '\${{ inputs.person }}' } }
  - id: cut
    action: device.isolate
    approval: ok
    with: { device: '\${{ vars.device }}', isolation: Full, comment: 'Run \${{ run.id }}' }
    undo: { action: device.release, with: { device: '\${{ vars.device }}', comment: 'Taken back' } }
  - stop: { outcome: contained }
`;

interface EffectSeen {
  readonly op: string;
  readonly target: string;
}

let estate: Estate;
beforeAll(async () => {
  const contoso = readFileSync(join(ROOT, 'demo/tenants/contoso.yaml'), 'utf8').replace(
    '  servicenow:\n',
    `  graph: ${CONNECTED}/graph }\n  defender-endpoint: ${CONNECTED}/defender-endpoint }\n  servicenow:\n`,
  );
  estate = await startEstate({
    isBare: true,
    playbooks: { contain: PLAYBOOK },
    tenants: { contoso: contoso.replace('connections:\n', `${ENTRA}connections:\n`) },
  });
}, 120_000);
afterAll(() => estate?.stop());

const CONNECTED = '{ root: http://127.0.0.1:7430';
/** The application that the feed signs in as serves all. */
const ENTRA = `entra:
  tenantId: fd46b0cc-ba27-4bee-ac95-13bad50640e3
  clientId: f276cea7-365f-4b14-8980-987b06040c94
  clientSecret: { env: WATCHBILL_DEMO_CONTOSO_CLIENT_SECRET }
  authority: http://127.0.0.1:7430/login
`;

/** What was done to people and devices of contoso since this was made. */
async function sinceNow(): Promise<() => Promise<readonly string[]>> {
  const all = () => estate.control<readonly EffectSeen[]>('GET', '/effects?tenant=contoso');
  const before = (await all()).length;
  return async () =>
    (await all())
      .slice(before)
      .map(({ op }) => op)
      .filter((op) => /^(user|device)\./.test(op));
}

async function start(which: number): Promise<string> {
  const body = { playbook: 'contain', tenant: 'contoso', inputs: { person: PERSON, which } };
  const started = await estate.call<{ run: string }>('bruno', 'POST', '/runs', body);
  expect(started.status).toBe(201);
  return started.body.run;
}

test('nobody is locked out and no device cut off before, or without, an approval', async () => {
  const done = await sinceNow();
  const run = await start(0);
  const approval = await openApproval(estate, run);
  expect(await done()).toEqual([]);
  await decide(estate, 'ada', approval, false);
  expect((await ended(estate, run)).outcome).toBe('refused');
  expect(await done()).toEqual([]);
});

test('P2: with an approval each takes effect once, and is taken back by a roll-back after the end', async () => {
  const done = await sinceNow();
  const run = await start(1);
  await decide(estate, 'ada', await openApproval(estate, run), true);
  expect((await ended(estate, run)).outcome).toBe('contained');
  expect(await done()).toEqual(['user.disable', 'device.isolate']);
  const back = await estate.call('ada', 'POST', `/runs/${run}/roll-back`, { reason: 'It was a drill' });
  expect(back.status).toBeLessThan(300);
  const all = await until(estate, 'the roll-back', async () => {
    const ops = await done();
    return ops.length >= 4 ? ops : undefined;
  });
  expect(all).toEqual(['user.disable', 'device.isolate', 'device.release', 'user.enable']);
});

test('F14: an order whose answer is lost is looked up and not sent again', async () => {
  const done = await sinceNow();
  await estate.control('POST', '/faults', {
    match: { service: 'defender-endpoint', method: 'POST', path: '/isolate' },
    times: 1,
    effect: { executeThen: 'reset' },
  });
  const run = await start(2);
  await decide(estate, 'ada', await openApproval(estate, run), true);
  expect((await ended(estate, run)).outcome).toBe('contained');
  expect((await done()).filter((op) => op === 'device.isolate')).toHaveLength(1);
  expect(await estate.control('GET', '/faults')).toMatchObject([{ fired: 1 }]);
});
