import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunId, TenantId } from '../../contracts/ids.ts';
import { findRun } from '../../ledger/runs.ts';
import { startEstate, type Estate } from './estate.ts';
import { decide, ended, openApproval, reportMail, runsOf, startByHand, ticketsOf, until } from './story.ts';

let estate: Estate;
beforeAll(async () => {
  estate = await startEstate();
}, 120_000);
afterAll(() => estate?.stop());

const approve = async (run: string): Promise<string | null> => {
  const approval = await openApproval(estate, run);
  await until(
    estate,
    'the decision to be taken',
    async () => ((await decide(estate, 'chen', approval, true)).status <= 202 ? true : undefined),
    90_000,
  );
  return (await ended(estate, run, 120_000)).outcome;
};

test('Temporal killed ten times while runs are open: 503 with a hint, nothing lost, nothing twice (F6)', async () => {
  const runs: string[] = [];
  for (let n = 0; n < 20; n++) runs.push(await startByHand(estate, `f6-${n}`));
  await Promise.all(runs.map((run) => openApproval(estate, run)));
  await estate.temporal.kill();
  const refused = await estate.call<{ error: { hint?: string } }>('bruno', 'POST', '/runs', {
    playbook: 'malicious-mail',
    tenant: 'contoso',
    inputs: { message_id: 'f6-refused' },
  });
  expect(refused.status).toBe(503);
  expect(refused.body.error.hint).toBeTruthy();
  for (let kill = 1; kill < 10; kill++) {
    await estate.temporal.start();
    await sleep(200);
    await estate.temporal.kill();
  }
  await estate.temporal.start();
  const outcomes = await Promise.all(runs.map(approve));
  expect(new Set(outcomes)).toEqual(new Set(['contained']));
  for (let n = 0; n < 20; n++) expect(await ticketsOf(estate, 'contoso', `malicious-mail/f6-${n}`)).toHaveLength(1);
}, 300_000);

test('an event that arrives while Temporal is down starts its run once, later (F7)', async () => {
  await estate.temporal.kill();
  await reportMail(estate, 'tailspin', 'f7-mail', { copies: 2, blobs: 2 });
  await sleep(3_000);
  await estate.temporal.start();
  const run = await until(
    estate,
    'the run',
    async () => (await runsOf(estate, 'tailspin', 'malicious-mail'))[0],
    120_000,
  );
  expect(await approve(run.run)).toBe('contained');
  expect(await runsOf(estate, 'tailspin', 'malicious-mail')).toHaveLength(1);
}, 240_000);

test('a silent line between worker and Temporal recovers, without a hot loop and without a second effect (F8)', async () => {
  const run = await startByHand(estate, 'f8-mail');
  await openApproval(estate, run);
  const before = cpuSeconds(estate.worker.pid());
  estate.lines.temporal.hang();
  await sleep(15_000);
  expect((cpuSeconds(estate.worker.pid()) - before) / 15).toBeLessThan(0.5);
  estate.lines.temporal.heal();
  expect(await approve(run)).toBe('contained');
  expect(await ticketsOf(estate, 'contoso', 'malicious-mail/f8-mail')).toHaveLength(1);
}, 240_000);

test('the ledger down for a minute in the middle: the API says so, nothing changes the world, the run then ends (F9)', async () => {
  const run = await startByHand(estate, 'f9-down');
  const approval = await openApproval(estate, run);
  await estate.postgres.stop();
  expect((await estate.call('dora', 'GET', `/runs/${run}`)).status).toBe(503);
  await reportMail(estate, 'fabrikam', 'f9-event');
  await sleep(60_000);
  expect(await ticketsOf(estate, 'fabrikam', 'malicious-mail/f9-event')).toHaveLength(0);
  await estate.postgres.start();
  await until(
    estate,
    'the decision to be taken',
    async () => ((await decide(estate, 'chen', approval, true)).status <= 202 ? true : undefined),
    90_000,
  );
  expect((await ended(estate, run, 120_000)).outcome).toBe('contained');
  const late = await until(
    estate,
    'the run of the event',
    async () => (await runsOf(estate, 'fabrikam', 'malicious-mail'))[0],
    120_000,
  );
  expect(await approve(late.run)).toBe('contained');
  expect(await ticketsOf(estate, 'fabrikam', 'malicious-mail/f9-event')).toHaveLength(1);
}, 400_000);

test('a ledger that answers five seconds late slows the run down and breaks nothing (F9)', async () => {
  const run = await startByHand(estate, 'f9-slow');
  await openApproval(estate, run);
  estate.lines.ledger.delay(5_000);
  await sleep(10_000);
  estate.lines.ledger.heal();
  expect(await approve(run)).toBe('contained');
  expect(await ticketsOf(estate, 'contoso', 'malicious-mail/f9-slow')).toHaveLength(1);
}, 240_000);

test('a run that is terminated from outside is shown as such within two minutes', async () => {
  const run = await startByHand(estate, 'ended-outside');
  await openApproval(estate, run);
  const workflowId = await workflowIdOf(run);
  await estate.client.workflow.getHandle(workflowId).terminate('Maintenance');
  const end = await ended(estate, run, 120_000);
  expect(end.outcome).toBe('ended-outside');
}, 180_000);

async function workflowIdOf(run: string): Promise<string> {
  const found = await findRun(estate.db, ['contoso' as TenantId], run as RunId);
  return found?.workflowId ?? '';
}

/** CPU seconds that a process has used. */
function cpuSeconds(pid: number | undefined): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8').split(' ');
  return (Number(stat[13]) + Number(stat[14])) / 100;
}
