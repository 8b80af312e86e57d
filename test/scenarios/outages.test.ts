import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunId, TenantId } from '../../contracts/ids.ts';
import { listOpenApprovals } from '../../ledger/approvals.ts';
import { findRun } from '../../ledger/runs.ts';
import { startEstate, type Estate } from './estate.ts';
import { FAULT_RUNS } from './fault-scale.ts';
import {
  approveToEnd,
  decide,
  ended,
  mailsTo,
  openApproval,
  reportMail,
  runsAbout,
  runsOf,
  startByHand,
  ticketsOf,
  until,
} from './story.ts';

const CONTOSO = 'contoso' as TenantId;

let estate: Estate;
beforeAll(async () => {
  estate = await startEstate();
}, 120_000);
afterAll(() => estate?.stop());

const approve = (run: string): Promise<string | null> => approveToEnd(estate, run, 90_000);

test(
  `Temporal killed ten times while ${FAULT_RUNS} runs are active: 503 with a hint, none lost, none started twice (F6)`,
  async () => {
    const requests = Array.from({ length: FAULT_RUNS }, (_, n) => `f6-mail-${n}`);
    const half = Math.ceil(FAULT_RUNS / 2);
    const early = await startAll(requests.slice(0, half));
    await estate.temporal.kill();
    const refused = await start('f6-refused');
    expect(refused.status).toBe(503);
    expect(refused.body.error?.hint).toBeTruthy();
    // The other half is asked for while it goes up and down, each as often as it takes, under the same request id.
    const [late] = await Promise.all([startAll(requests.slice(half)), killTemporal(9)]);
    const runs = [...early, ...late];
    expect(new Set(runs).size).toBe(FAULT_RUNS);
    await approveAll(runs);
    for (const mail of requests) {
      expect(await runsAbout(estate, mail)).toHaveLength(1);
      expect(await ticketsOf(estate, 'contoso', `malicious-mail/${mail}`)).toHaveLength(1);
    }
    const mails = await mailsTo(estate, 'contoso@mssp.example');
    const firsts = mails.filter(({ headers }) => headers['x-watchbill-repeat'] === undefined);
    expect(firsts).toHaveLength(FAULT_RUNS);
    expect(await runsAbout(estate, 'f6-refused')).toHaveLength(0);
  },
  240_000 + FAULT_RUNS * 3_000,
);

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

test('a run that is terminated from outside is shown as such within two minutes', async () => {
  const run = await startByHand(estate, 'ended-outside');
  await openApproval(estate, run);
  const workflowId = await workflowIdOf(run);
  await estate.client.workflow.getHandle(workflowId).terminate('Maintenance');
  const end = await ended(estate, run, 120_000);
  expect(end.outcome).toBe('ended-outside');
}, 180_000);

async function workflowIdOf(run: string): Promise<string> {
  const found = await findRun(estate.db, [CONTOSO], run as RunId);
  return found?.workflowId ?? '';
}

/** Callers of one API at once. */
const CALLERS = 6;
/** A person may call 600 times a minute, and whoever started a run may not approve it. */
const STARTERS = ['ada', 'bruno'];
const LIMIT_MS = 120_000 + FAULT_RUNS * 1_000;

function start(mail: string, person = 'bruno') {
  return estate.call<{ readonly run: string; readonly error?: { readonly hint?: string } }>(person, 'POST', '/runs', {
    playbook: 'malicious-mail',
    tenant: 'contoso',
    inputs: { message_id: mail, verdict: 'Malware', cool_down: '1s' },
    requestId: `request-${mail}`,
  });
}

/** Asks for a run about each mail, again until it has started. */
function startAll(mails: readonly string[]): Promise<readonly string[]> {
  return inTurns(mails, (mail, n) =>
    until(
      estate,
      `the start for ${mail}`,
      async () => {
        const { status, body } = await start(mail, STARTERS[n % STARTERS.length]);
        return status <= 201 ? body.run : undefined;
      },
      LIMIT_MS,
    ),
  );
}

/** Up a little longer each time, so that more and more is under way when it goes. */
async function killTemporal(times: number): Promise<void> {
  for (let kill = 1; kill <= times; kill++) {
    await estate.temporal.start();
    await sleep(kill * 150);
    await estate.temporal.kill();
  }
  await estate.temporal.start();
}

/** Says yes to each run that asks, again where the answer was lost, until all have ended as contained. */
async function approveAll(runs: readonly string[]): Promise<void> {
  const look = async (): Promise<true | undefined> => {
    const asking = await listOpenApprovals(estate.db, [CONTOSO]);
    await inTurns(asking, (approval) => decide(estate, 'chen', { ...approval, run: approval.runId }, true));
    const found = await inTurns(runs, (run) => findRun(estate.db, [CONTOSO], run as RunId));
    return found.every((run) => run?.outcome === 'contained') ? true : undefined;
  };
  await until(estate, 'the end of all runs', look, LIMIT_MS);
}

/** Each item, some at a time; answers in the order of the items. */
async function inTurns<Item, Answer>(
  items: readonly Item[],
  work: (item: Item, index: number) => Promise<Answer>,
): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  const rest = items.entries();
  const caller = async (): Promise<void> => {
    for (const [index, item] of rest) answers[index] = await work(item, index);
  };
  await Promise.all(Array.from({ length: CALLERS }, caller));
  return answers;
}
