import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { moveOnSignal } from '../../contracts/messages.ts';
import { BUNDLE_FILE } from '../../worker/workflow-bundle.ts';
import { logOf, startEstate, type Estate } from './estate.ts';
import type { OurProcess } from './our-process.ts';
import { ended, openApproval, until, type ApprovalSeen, type RunSeen } from './story.ts';

/*
 * Runs that wait for time, for a decision, for work and for a run that they called, while builds of the worker come and go over them.
 */

const aPlaybook = (name: string, rest: string): string => `
apiVersion: watchbill/v1
kind: Playbook
name: ${name}
title: ${name}
category: onboarding
owner: csirt
triggers: [{ manual: { roles: [analyst] } }]
${rest}`;

const PLAYBOOKS = {
  pauses: aPlaybook(
    'pauses',
    "steps: [{ id: nap, wait: 20s }, { id: after, set: { woke: 'yes' } }]\noutputs: { end: '${{ vars.woke }}' }",
  ),
  asks: aPlaybook(
    'asks',
    "steps: [{ id: ok, approve: { question: 'May we?', show: [tenant.title], by: [{ team: csirt }], expires: 2h } }]\noutputs: { end: '${{ steps.ok.output.approved }}' }",
  ),
  works: aPlaybook(
    'works',
    "steps: [{ id: job, task: { title: Count, to: [{ team: monitoring }], form: { customers: integer } } }]\noutputs: { end: '${{ steps.job.output.answers.customers }}' }",
  ),
  calls: aPlaybook(
    'calls',
    "steps: [{ id: child, call: pauses }]\noutputs: { end: '${{ steps.child.output.outcome }}' }",
  ),
};
const NAMES = Object.keys(PLAYBOOKS) as readonly (keyof typeof PLAYBOOKS)[];
/** Until the waits are over, whichever build is deployed then. */
const NAP_MS = 22_000;
/** Runs of each playbook. */
const RUNS = 4;

let estate: Estate;
const others: OurProcess[] = [];
beforeAll(async () => {
  estate = await startEstate({ isBare: true, playbooks: PLAYBOOKS });
}, 120_000);
afterAll(async () => {
  // Those that a failed test left behind, too.
  await Promise.all(others.map((one) => one.stop()));
  await estate?.stop();
});

/** Another build: the bundle with a change, as a file that a worker may be started with. */
function buildWith(name: string, from: string | RegExp, to: string): Readonly<Record<string, string>> {
  const file = join(estate.folder, `${name}.js`);
  const built = readFileSync(BUNDLE_FILE, 'utf8');
  const changed = built.replace(from, to);
  expect(changed).not.toBe(built);
  writeFileSync(file, changed);
  return { WATCHBILL_WORKFLOW_BUNDLE: file };
}

/**
 * A line of the workflow of a run, and what begins with a command that no history has. A timer or an activity more would be taken for the
 * ones that are there, and the build would write into the histories, which no roll-back mends.
 */
const LINE = /const outside = (\S+?)CancellationScope\.current\(\);/;
const WITH_A_CHILD = "$& void $1startChild('playbookRun');";

/** A worker of another build. */
async function anotherWorker(...given: Parameters<Estate['workerWith']>): ReturnType<Estate['workerWith']> {
  const worker = await estate.workerWith(...given);
  others.push(worker);
  return worker;
}

async function start(playbook: string): Promise<string> {
  const body = { playbook, tenant: 'contoso', inputs: {} };
  const started = await estate.call<{ run: string }>('bruno', 'POST', '/runs', body);
  expect(started.status).toBe(201);
  return started.body.run;
}

async function stateOf(run: string): Promise<RunSeen> {
  return (await estate.call<RunSeen>('dora', 'GET', `/runs/${run}`)).body;
}

/** Says yes, and answers the status. */
async function approve(run: string): Promise<number> {
  const { body } = await estate.call<{ approvals: readonly ApprovalSeen[] }>('ada', 'GET', '/approvals');
  const targetsSha256 = body.approvals.find((one) => one.run === run)?.targetsSha256;
  const decision = { path: 'ok', approve: true, reason: 'Seen', targetsSha256, decisionId: `d-${run}` };
  return (await estate.call('ada', 'POST', `/runs/${run}/decisions`, decision)).status;
}

async function answer(run: string): Promise<number> {
  const body = { answers: { customers: 7 }, alreadyInPlace: false, evidence: [], note: '', messageId: `m-${run}` };
  return (await estate.call('bruno', 'POST', `/runs/${run}/tasks/job/answer`, body)).status;
}

test('a new build, a roll-back, two builds at once and a build that breaks every open run lose no wait, decision, task or called run (F37)', async () => {
  const isOver = Date.now() + NAP_MS;
  const runs = new Map<string, readonly string[]>();
  for (const name of NAMES) runs.set(name, await Promise.all(Array.from({ length: RUNS }, () => start(name))));
  const all = [...runs.values()].flat();
  const nth = (name: keyof typeof PLAYBOOKS, n: number): string => runs.get(name)?.[n] ?? '';
  await until(estate, 'every run to wait', async () =>
    (await Promise.all(all.map(stateOf))).every(({ state }) => state === 'waiting') ? true : undefined,
  );

  // Two builds beside each other, then the new one alone, on to which half of the runs are moved.
  const next = await anotherWorker('next', buildWith('next', 'Wait for the caller', 'Wait for its caller'));
  await next.start();
  expect([await approve(nth('asks', 0)), await answer(nth('works', 0))]).toEqual([200, 200]);
  await estate.worker.stop();
  const executions = estate.client.workflow.list({
    query: "WorkflowType = 'playbookRun' AND ExecutionStatus = 'Running'",
  });
  const open = [];
  for await (const { workflowId } of executions) open.push(workflowId);
  const moved = open.filter((_, index) => index % 2 === 0);
  await Promise.all(moved.map((id) => estate.client.workflow.getHandle(id).signal(moveOnSignal)));
  // 202: noted, and counted once the run has moved on.
  expect([200, 202]).toContain(await approve(nth('asks', 1)));
  expect([200, 202]).toContain(await answer(nth('works', 1)));
  await next.stop();

  // The build that nobody should have deployed.
  const broken = await anotherWorker('broken', buildWith('broken', LINE, WITH_A_CHILD));
  await broken.start();
  const told = [approve(nth('asks', 2)), answer(nth('works', 2))];
  await until(estate, 'the alarm', async () => {
    const health = (await (await fetch(`${broken.health}/healthz`)).json()) as { readonly failedTasks: number };
    return health.failedTasks >= 2 && Date.now() > isOver ? true : undefined;
  });
  expect(logOf(estate, 'broken')).toContain('run-task-failed');
  // Whoever says something meanwhile hears that it did not arrive; nothing has failed.
  expect(await Promise.all(told)).toEqual([503, 503]);
  const held = [2, 3].flatMap((n) => [nth('asks', n), nth('works', n)]);
  expect((await Promise.all(held.map(stateOf))).map(({ state }) => state)).toEqual(held.map(() => 'waiting'));
  await broken.stop();

  await estate.worker.start();
  for (const n of [2, 3]) {
    await until(estate, 'the decision', async () => ((await approve(nth('asks', n))) === 200 ? true : undefined));
    await until(estate, 'the answer', async () => ((await answer(nth('works', n))) === 200 ? true : undefined));
  }
  const ends = await Promise.all(all.map((run) => ended(estate, run, 120_000)));
  expect(ends.map(({ playbook, outcome }) => `${playbook} ${outcome}`)).toEqual(
    NAMES.flatMap((name) => Array.from({ length: RUNS }, () => `${name} succeeded`)),
  );
}, 300_000);

test('a run that moved on under a newer journal waits out the roll-back, and goes on once the newer build is back (F37)', async () => {
  const newer = await anotherWorker('newer', buildWith('newer', /JOURNAL_VERSION = \d+;/, 'JOURNAL_VERSION = 99;'));
  const run = await start('asks');
  await openApproval(estate, run);
  await estate.worker.stop();
  await newer.start();
  const open = estate.client.workflow.list({
    query: "WorkflowType = 'playbookRun' AND ExecutionStatus = 'Running'",
  });
  const handles = [];
  for await (const { workflowId } of open) handles.push(estate.client.workflow.getHandle(workflowId));
  expect(handles).toHaveLength(1);
  const [handle] = handles;
  const before = (await handle?.describe())?.runId;
  await handle?.signal(moveOnSignal);
  await until(estate, 'the run to move on', async () =>
    (await handle?.describe())?.runId === before ? undefined : true,
  );
  await newer.stop();

  await estate.worker.start();
  expect(await approve(run)).toBe(503);
  expect(logOf(estate, 'worker')).toContain('run-task-failed');
  expect((await stateOf(run)).state).toBe('waiting');
  await estate.worker.stop();
  await newer.start();
  await until(estate, 'the decision', async () => ((await approve(run)) === 200 ? true : undefined));
  expect((await ended(estate, run)).outcome).toBe('succeeded');
  await newer.stop();
}, 240_000);
