import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultPayloadConverter } from '@temporalio/common';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Effect } from '../../contracts/activities.ts';
import { moveOnSignal } from '../../contracts/messages.ts';
import { createPayloadCodec } from '../../ledger/payload-codec.ts';
import { startEstate, type Estate } from './estate.ts';
import { decide, ended, openApproval, until, type RunSeen } from './story.ts';

/* A playbook is edited, broken, deleted and switched off while runs of it wait for an approval. */

const edited = (version: string): string => `
apiVersion: watchbill/v1
kind: Playbook
name: edited
title: Edited
category: onboarding
owner: csirt
triggers: [{ manual: { roles: [analyst] } }]
steps:
  - { id: ask, approve: { question: 'May we?', show: [tenant.title], by: [{ team: csirt }, { team: monitoring }], expires: 2h } }
  - id: ticket
    action: ticket.ensure
    with: { key: 'edited/\${{ run.id }}', title: Version ${version}, description: None, severity: low }
    retry: { attempts: 3, backoff: 1s..2s }
outputs: { version: '${version}' }
`;
const CASES = {
  passed: 1,
  failed: 0,
  steps: { covered: 1, total: 1 },
  branches: { covered: 0, total: 0 },
  outcomes: { covered: 1, total: 1 },
};

let estate: Estate;
beforeAll(async () => {
  estate = await startEstate({ isBare: true, playbooks: { edited: edited('one') } });
}, 120_000);
afterAll(() => estate?.stop());

interface Shown extends RunSeen {
  readonly planSha256: string;
  readonly outputs: { readonly version?: string };
}

async function start(): Promise<{ status: number; run: string }> {
  const body = { playbook: 'edited', tenant: 'contoso', inputs: {} };
  const started = await estate.call<{ run: string }>('bruno', 'POST', '/runs', body);
  return { status: started.status, run: started.body.run };
}

async function waitingRun(): Promise<string> {
  const { status, run } = await start();
  expect(status).toBe(201);
  await openApproval(estate, run);
  return run;
}

async function shown(run: string): Promise<Shown> {
  return (await estate.call<Shown>('dora', 'GET', `/runs/${run}`)).body;
}

async function publish(person: string, version: string, expected: number) {
  const body = { text: edited(version), cases: CASES, expected };
  return estate.call(person, 'POST', '/playbooks/edited/versions', body);
}

interface Version {
  readonly version: number;
  readonly openRuns: number;
}

async function versions(): Promise<readonly Version[]> {
  const { body } = await estate.call<{ versions: readonly Version[] }>('dora', 'GET', '/playbooks/edited/versions');
  return body.versions;
}

async function workflowOf(run: string): Promise<string> {
  const { rows } = await sql<{ readonly workflowId: string }>`
    select workflow_id from runs where run_id = ${run}`.execute(estate.db.kysely);
  return rows[0]?.workflowId ?? '';
}

/** Every hash of a plan that the executions of a run, its row and its entries of the audit trail name. */
async function plansNamed(run: string): Promise<readonly string[]> {
  const workflowId = await workflowOf(run);
  const { rows } = await sql<{ readonly sha: string | null }>`
    select plan_sha256 as sha from runs where run_id = ${run}
    union all select body ->> 'planSha256' from audit_entries where body ->> 'workflowId' = ${workflowId}
  `.execute(estate.db.kysely);
  const codec = createPayloadCodec(join(estate.folder, 'data', 'blobs'));
  const named = rows.map(({ sha }) => String(sha));
  for await (const { runId } of estate.client.workflow.list({ query: `WorkflowId = '${workflowId}'` })) {
    const { events } = await estate.client.workflow.getHandle(workflowId, runId).fetchHistory();
    for (const { activityTaskScheduledEventAttributes: scheduled } of events ?? []) {
      const [payload] = await codec.decode([...(scheduled?.input?.payloads ?? [])]);
      if (payload !== undefined) named.push(defaultPayloadConverter.fromPayload<Effect>(payload).run.planSha256);
    }
  }
  return named;
}

test('runs keep their plan while it is edited, across moving on, a retry and a restart; new runs have the new one (P7, F36)', async () => {
  const first = await waitingRun();
  expect(await publish('dora', 'two', 1)).toMatchObject({ status: 201, body: { version: 2 } });
  const second = await waitingRun();
  const [before, after] = [(await shown(first)).planSha256, (await shown(second)).planSha256];
  expect(before).not.toBe(after);
  expect(await versions()).toMatchObject([
    { version: 2, openRuns: 1 },
    { version: 1, openRuns: 1 },
  ]);

  const handle = estate.client.workflow.getHandle(await workflowOf(first));
  const execution = (await handle.describe()).runId;
  await handle.signal(moveOnSignal);
  await until(estate, 'the next execution', async () =>
    (await handle.describe()).runId === execution ? undefined : true,
  );
  await estate.worker.kill();
  await estate.worker.start();
  const fault = { match: { service: 'servicenow', method: 'GET' }, times: 1, effect: { status: 503, body: 'Down' } };
  await estate.control('POST', '/faults', fault);
  for (const run of [first, second]) await decide(estate, 'ada', await openApproval(estate, run), true);
  for (const run of [first, second]) expect((await ended(estate, run)).outcome).toBe('succeeded');
  expect([(await shown(first)).outputs, (await shown(second)).outputs]).toEqual([
    { version: 'one' },
    { version: 'two' },
  ]);
  const [ofFirst, ofSecond] = [await plansNamed(first), await plansNamed(second)];
  // Three of the approval, the ticket and the records at least, and two executions.
  expect(Math.min(ofFirst.length, ofSecond.length)).toBeGreaterThan(4);
  expect([new Set(ofFirst), new Set(ofSecond)]).toEqual([new Set([before]), new Set([after])]);
}, 240_000);

test('of two leads who publish on the base of the same version one is told, and neither text is lost (F36)', async () => {
  const base = (await versions())[0]?.version ?? 0;
  const both = await Promise.all([publish('dora', 'three', base), publish('ada', 'four', base)]);
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
  expect(both.find(({ status }) => status === 409)?.body).toMatchObject({ error: { code: 'version-overtaken' } });
  const late = both[0].status === 409 ? (['dora', 'three'] as const) : (['ada', 'four'] as const);
  expect(await publish(late[0], late[1], base + 1)).toMatchObject({ status: 201, body: { version: base + 2 } });
  expect((await versions()).map(({ version }) => version)).toEqual([base + 2, base + 1, 2, 1]);
}, 120_000);

test('a text that becomes invalid, a folder that is deleted and a playbook that is switched off leave open runs as they are (F36)', async () => {
  const [broken, cancelled] = [await waitingRun(), await waitingRun()];
  const folder = join(estate.folder, 'playbooks', 'edited');
  const current = (await versions())[0];
  writeFileSync(join(folder, 'playbook.yaml'), 'kind: Playbook\nname: [');
  await restart();
  expect((await versions())[0]?.version).toBe(current?.version);
  const deleted = await waitingRun();
  rmSync(folder, { recursive: true });
  await restart();
  // Its versions stay: what ran can be read and published again, and tenants that use it go on.
  expect((await versions()).map(({ version }) => version)).toEqual([4, 3, 2, 1]);
  const last = await waitingRun();

  const tenant = join(estate.folder, 'content', 'tenants', 'contoso.yaml');
  writeFileSync(
    tenant,
    readFileSync(tenant, 'utf8').replace('edited: { enabled: true }', 'edited: { enabled: false }'),
  );
  await restart();
  await estate.api.stop();
  await estate.api.start();
  expect((await start()).status).toBe(409);
  // Switched off, what is open either finishes or is cancelled.
  await estate.call('dora', 'POST', `/runs/${cancelled}/cancel`, { reason: 'Switched off' });
  expect((await ended(estate, cancelled)).outcome).toBe('cancelled');
  for (const run of [broken, deleted, last]) {
    await decide(estate, 'ada', await openApproval(estate, run), true);
    expect((await ended(estate, run)).outcome).toBe('succeeded');
    expect(new Set(await plansNamed(run))).toEqual(new Set([(await shown(run)).planSha256]));
  }
  expect(existsSync(folder)).toBe(false);
}, 300_000);

async function restart(): Promise<void> {
  await estate.worker.stop();
  await estate.worker.start();
}
