import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEstate, type Estate } from './estate.ts';
import { FAULT_MS } from './fault-scale.ts';
import { approveToEnd, openApproval, runsAbout, startByHand, ticketsOf, until } from './story.ts';
import type { Silence } from './tcp-proxy.ts';

/** Share of a processor that a process which waits may use. */
const CPU_MAX = 0.5;
/** Shorter than the attempts of the playbook take: after five, the step would have failed. */
const UPSTREAM_SILENT_MS = 12_000;
/** For the pauses after which worker and API try again. */
const RECOVERY_MS = 180_000;

let estate: Estate;
beforeAll(async () => {
  estate = await startEstate();
}, 120_000);
afterAll(() => estate?.stop());

test.each<readonly [Silence, string, number]>([
  ['both ways', 'f8-both', FAULT_MS],
  ['to the server', 'f8-to-server', FAULT_MS / 4],
  ['to the client', 'f8-to-client', FAULT_MS / 4],
])(
  'worker and API whose line to Temporal is silent %s wait without a hot loop, recover, and start and do nothing twice (F8)',
  async (silence, mail, forMs) => {
    const open = await startByHand(estate, mail);
    await openApproval(estate, open);
    estate.lines.temporal.hang(silence);
    const load = loadDuring(forMs);
    // Where only answers are lost, Temporal has started the run that the API cannot tell of.
    expect((await start(`${mail}-meanwhile`)).status).toBe(503);
    expect(await load).toEqual({ worker: expect.toSatisfy(isLow), api: expect.toSatisfy(isLow) });
    estate.lines.temporal.heal();
    const meanwhile = await until(estate, 'the start', () => startedOnce(`${mail}-meanwhile`), RECOVERY_MS);
    expect(await Promise.all([open, meanwhile].map(approve))).toEqual(['contained', 'contained']);
    for (const message of [mail, `${mail}-meanwhile`]) await expectOneOf(message);
  },
  FAULT_MS + 2 * RECOVERY_MS,
);

test(
  'a run whose line to ServiceNow is silent waits and then has one ticket (F8)',
  async () => {
    estate.lines.servicenow.hang('to the client');
    const run = await startByHand(estate, 'f8-upstream');
    expect(await loadDuring(UPSTREAM_SILENT_MS)).toEqual({
      worker: expect.toSatisfy(isLow),
      api: expect.toSatisfy(isLow),
    });
    estate.lines.servicenow.heal();
    await until(
      estate,
      'the ticket',
      async () => (await ticketsOf(estate, 'contoso', 'malicious-mail/f8-upstream'))[0],
    );
    expect(await approve(run)).toBe('contained');
    await expectOneOf('f8-upstream');
  },
  FAULT_MS + 2 * RECOVERY_MS,
);

function start(mail: string) {
  return estate.call<{ run: string }>('bruno', 'POST', '/runs', {
    playbook: 'malicious-mail',
    tenant: 'contoso',
    inputs: { message_id: mail, verdict: 'Malware', cool_down: '1s' },
    requestId: `request-${mail}`,
  });
}

/** The same request again, as its sender is told to. */
async function startedOnce(mail: string): Promise<string | undefined> {
  const { status, body } = await start(mail);
  return status <= 201 ? body.run : undefined;
}

const approve = (run: string): Promise<string | null> => approveToEnd(estate, run, RECOVERY_MS);

async function expectOneOf(mail: string): Promise<void> {
  expect(await ticketsOf(estate, 'contoso', `malicious-mail/${mail}`)).toHaveLength(1);
  expect(await runsAbout(estate, mail)).toHaveLength(1);
}

const isLow = (share: number): boolean => share < CPU_MAX;

/** Share of a processor that worker and API use over a time. */
async function loadDuring(ms: number): Promise<{ readonly worker: number; readonly api: number }> {
  const before = [cpuMs(estate.worker.pid()), cpuMs(estate.api.pid())] as const;
  await sleep(ms);
  return {
    worker: (cpuMs(estate.worker.pid()) - before[0]) / ms,
    api: (cpuMs(estate.api.pid()) - before[1]) / ms,
  };
}

/** Processor time that a process has used; the name of its program, in parentheses, may hold spaces. */
function cpuMs(pid: number | undefined): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
