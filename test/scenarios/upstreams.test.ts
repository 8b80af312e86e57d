import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startEstate, type Estate } from './estate.ts';
import { decide, ended, mailsTo, openApproval, startByHand, ticketsOf } from './story.ts';

let estate: Estate;
beforeAll(async () => {
  estate = await startEstate();
}, 120_000);
beforeEach(() => estate.control('DELETE', '/faults'));
afterAll(() => estate?.stop());

interface FaultSeen {
  readonly id: string;
  readonly fired: number;
}

const fault = (rule: object): Promise<FaultSeen> => estate.control('POST', '/faults', rule);

/** An injected fault that never fired proves nothing. */
async function firedOnce(): Promise<void> {
  const faults = await estate.control<readonly FaultSeen[]>('GET', '/faults');
  expect(faults.map(({ fired }) => fired > 0)).toEqual(faults.map(() => true));
}

async function finish(run: string): Promise<string | null> {
  await decide(estate, 'chen', await openApproval(estate, run), true);
  return (await ended(estate, run)).outcome;
}

test.each([
  [
    'answers 429 with Retry-After (F12)',
    'mail-429',
    {
      match: { service: 'servicenow', method: 'POST' },
      times: 1,
      effect: {
        status: 429,
        headers: { 'retry-after': '2' },
        body: { error: { message: 'Rate limit exceeded' }, status: 'failure' },
      },
    },
  ],
  [
    'answers 503 (F13)',
    'mail-503',
    {
      match: { service: 'servicenow', method: 'POST' },
      times: 1,
      effect: { status: 503, body: 'Service Unavailable' },
    },
  ],
  [
    'executes and then answers 504 (F13)',
    'mail-504',
    { match: { service: 'servicenow', method: 'POST' }, times: 1, effect: { executeThen: { status: 504 } } },
  ],
  [
    'executes and then resets the connection (F2)',
    'mail-reset',
    { match: { service: 'servicenow', method: 'POST' }, times: 1, effect: { executeThen: 'reset' } },
  ],
])('ServiceNow %s: still one ticket', async (_what, mail, rule) => {
  await fault(rule);
  const run = await startByHand(estate, mail);
  expect(await finish(run)).toBe('contained');
  expect(await ticketsOf(estate, 'contoso', `malicious-mail/${mail}`)).toHaveLength(1);
  await firedOnce();
});

test('ServiceNow times out after it executed: the ticket is found again and adopted (F2)', async () => {
  await fault({ match: { service: 'servicenow', method: 'POST' }, times: 1, effect: { executeThen: 'timeout' } });
  const run = await startByHand(estate, 'mail-timeout');
  const approval = await openApproval(estate, run);
  await decide(estate, 'chen', approval, true);
  expect((await ended(estate, run)).outcome).toBe('contained');
  expect(await ticketsOf(estate, 'contoso', 'malicious-mail/mail-timeout')).toHaveLength(1);
  await firedOnce();
}, 120_000);

test('a mail whose answer was lost is sent again with the same Message-ID and marked as a repeat (F24)', async () => {
  const run = await startByHand(estate, 'mail-lost-answer');
  const approval = await openApproval(estate, run);
  const before = (await mailsTo(estate, 'contoso@mssp.example')).length;
  await fault({
    match: { service: 'smtp', method: 'DATA', path: 'mssp.example' },
    times: 1,
    effect: { executeThen: 'reset' },
  });
  await decide(estate, 'chen', approval, true);
  expect((await ended(estate, run)).outcome).toBe('contained');
  const sent = (await mailsTo(estate, 'contoso@mssp.example')).slice(before);
  expect(sent).toHaveLength(2);
  expect(new Set(sent.map(({ messageId }) => messageId)).size).toBe(1);
  expect(sent[1]?.headers['x-watchbill-repeat']).toBeDefined();
  await firedOnce();
}, 120_000);
