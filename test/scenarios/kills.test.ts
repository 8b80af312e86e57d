import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEstate, type Estate } from './estate.ts';
import { decide, ended, mailsTo, openApproval, reportMail, runsOf, ticketsOf, until } from './story.ts';

/** Kills of the worker in the middle of the story. */
const KILLS = 10;

let estate: Estate;
beforeAll(async () => {
  estate = await startEstate({ coolDown: '8s' });
}, 120_000);
afterAll(() => estate?.stop());

/** The moments are random and printed, so that a failure can be looked at. */
function moments(seed: number): readonly number[] {
  let state = seed;
  return Array.from({ length: KILLS }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state % 1_500;
  });
}

test('a worker killed at ten random moments of the story, and the server once, still gives one ticket, one outcome, each mail once (F1, F4)', async () => {
  const seed = Number(process.env['KILL_SEED'] ?? Date.now() % 100_000);
  console.info(`KILL_SEED=${seed}`);
  await reportMail(estate, 'contoso', 'killed-mail', { blobs: 2, copies: 3, shuffle: true, seed });
  for (const [count, moment] of moments(seed).entries()) {
    await sleep(moment);
    await estate.worker.kill();
    if (count === 4) {
      await estate.temporal.kill();
      await estate.temporal.start();
    }
    await estate.worker.start();
    if (count === 6) await approveWhenAsked();
  }
  const run = await theRun();
  const end = await ended(estate, run, 120_000);
  expect(end.outcome).toBe('contained');
  expect(await runsOf(estate, 'contoso', 'malicious-mail')).toHaveLength(1);
  expect(await ticketsOf(estate, 'contoso', 'malicious-mail/killed-mail')).toHaveLength(1);
  const mails = await mailsTo(estate, 'contoso@mssp.example');
  // A kill between the mail server's answer and its record may repeat that one mail, which then says so.
  const firsts = mails.filter(({ headers }) => headers['x-watchbill-repeat'] === undefined);
  expect(firsts).toHaveLength(1);
  expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(1);
}, 300_000);

async function theRun(): Promise<string> {
  return (await until(estate, 'the run', async () => (await runsOf(estate, 'contoso', 'malicious-mail'))[0])).run;
}

async function approveWhenAsked(): Promise<void> {
  const approval = await openApproval(estate, await theRun());
  await until(estate, 'the decision to be taken', async () =>
    (await decide(estate, 'chen', approval, true)).status <= 202 ? true : undefined,
  );
}

test('a worker killed between the mail server’s answer and its record repeats that one mail, with the same Message-ID and marked (F2)', async () => {
  await reportMail(estate, 'fabrikam', 'killed-after-mail');
  const run = await until(estate, 'the run', async () => (await runsOf(estate, 'fabrikam', 'malicious-mail'))[0]);
  const approval = await openApproval(estate, run.run);
  // The mail is taken, its answer is late: the worker dies while it waits for it.
  await estate.control('POST', '/faults', {
    match: { service: 'smtp', method: 'DATA', path: 'fabrikam@mssp.example' },
    times: 1,
    effect: { executeThen: 'timeout' },
  });
  await decide(estate, 'chen', approval, true);
  await until(estate, 'the mail', async () => (await mailsTo(estate, 'fabrikam@mssp.example'))[0]);
  await estate.worker.kill();
  await estate.worker.start();
  expect((await ended(estate, run.run, 120_000)).outcome).toBe('contained');
  const mails = await mailsTo(estate, 'fabrikam@mssp.example');
  expect(mails).toHaveLength(2);
  expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(1);
  expect(mails[1]?.headers['x-watchbill-repeat']).toBeDefined();
}, 200_000);
