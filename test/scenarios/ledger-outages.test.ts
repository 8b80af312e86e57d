import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from 'kysely';
import type { RunId, StepPath, TenantId } from '../../contracts/ids.ts';
import { sha256Hex } from '../../contracts/json.ts';
import { utcTime } from '../../contracts/time.ts';
import { appendAudit } from '../../ledger/audit.ts';
import { openDatabase } from '../../ledger/database.ts';
import { beginIntent } from '../../ledger/intents.ts';
import { verifyAudit } from '../../ledger/verify-audit.ts';
import { logOf, startEstate, type Estate } from './estate.ts';
import { startSmallDisk, type SmallDisk } from './small-disk.ts';
import {
  approveToEnd,
  decide,
  ended,
  openApproval,
  reportMail,
  runsAbout,
  runsOf,
  startByHand,
  ticketsOf,
  until,
} from './story.ts';

const CONTOSO = 'contoso' as TenantId;
/** An empty ledger takes about 10 MB. */
const DISK_MB = 24;
/** So many calls, and more of them until one was refused. */
const CALLS_WHILE_FULL = 12;
const CALLS_MAX = 60;

let disk: SmallDisk;
let giveRoom = (): Promise<void> => Promise.resolve();
let estate: Estate;
beforeAll(async () => {
  disk = await startSmallDisk(DISK_MB);
  estate = await startEstate({ prepareLedger: moveToDisk });
}, 120_000);
afterAll(async () => {
  await giveRoom();
  await estate?.stop();
  await disk?.stop();
});

/**
 * All tables of the ledger lie on the small disk; the server's own files do not, so that it can say what is wrong. Nobody
 * tidies up behind refused rows: a vacuum in the middle would make room for seconds.
 */
async function moveToDisk(url: string): Promise<void> {
  const server = openDatabase(url.replace(/[^/]*$/, 'postgres'));
  await sql`create tablespace small location ${sql.lit(disk.folder)}`.execute(server.kysely);
  await sql`alter database watchbill set tablespace small`.execute(server.kysely);
  await sql`alter system set autovacuum = off`.execute(server.kysely);
  await sql`select pg_reload_conf()`.execute(server.kysely);
  await server.close();
}

const approve = (run: string): Promise<string | null> => approveToEnd(estate, run, 90_000);

test('the ledger down for a minute in the middle: the API says so, nothing changes the world, the run then ends (F9)', async () => {
  const run = await startByHand(estate, 'f9-down');
  await openApproval(estate, run);
  // Signing in needs the ledger too: who asks later does so now.
  expect((await estate.call('dora', 'GET', `/runs/${run}`)).status).toBe(200);
  await estate.postgres.stop();
  expect((await estate.call('dora', 'GET', `/runs/${run}`)).status).toBe(503);
  await reportMail(estate, 'fabrikam', 'f9-event');
  await sleep(60_000);
  expect(await ticketsOf(estate, 'fabrikam', 'malicious-mail/f9-event')).toHaveLength(0);
  await estate.postgres.start();
  expect(await approve(run)).toBe('contained');
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

test('a ledger whose disk is full: the API refuses, what a run does has its intent first, and with room again all is done once (F9)', async () => {
  const halfway = (await start('f9-halfway', '5s')).body.run;
  expect((await decide(estate, 'chen', await openApproval(estate, halfway), true)).status).toBe(200);
  giveRoom = await fillLedger();
  await reportMail(estate, 'tailspin', 'f9-event');
  // Pages that are there already take a row now and then: a call is taken as a whole or refused as a whole.
  const answers = await callWhileFull();
  const mails = answers.map(({ mail }) => mail);
  expect(new Set(answers.map(({ status }) => status).filter((status) => status !== 201))).toEqual(new Set([503]));
  expect(logOf(estate, 'worker')).toContain('"reason":"out-of-space"');
  for (const { mail, status, run } of answers) {
    const [ticket] = await ticketsOf(estate, 'contoso', `malicious-mail/${mail}`);
    if (ticket !== undefined) expect([status, await hasTicketIntent(run)]).toEqual([201, true]);
  }
  await giveRoom();

  expect((await ended(estate, halfway, 120_000)).outcome).toBe('contained');
  const outcomes = await Promise.all(mails.map(async (mail) => approve((await start(mail)).body.run)));
  expect(new Set(outcomes)).toEqual(new Set(['contained']));
  const late = await until(
    estate,
    'the run of the event',
    async () => (await runsOf(estate, 'tailspin', 'malicious-mail'))[0],
  );
  expect(await approve(late.run)).toBe('contained');
  expect(await runsOf(estate, 'tailspin', 'malicious-mail')).toHaveLength(1);
  expect(await ticketsOf(estate, 'tailspin', 'malicious-mail/f9-event')).toHaveLength(1);
  for (const mail of ['f9-halfway', ...mails]) {
    expect(await runsAbout(estate, mail)).toHaveLength(1);
    expect(await ticketsOf(estate, 'contoso', `malicious-mail/${mail}`)).toHaveLength(1);
    expect(await endNotesOf(mail)).toHaveLength(1);
  }
  await expectNothingHalfWritten();
}, 400_000);

interface Answered {
  readonly mail: string;
  readonly status: number;
  readonly run: string;
}

async function callWhileFull(): Promise<readonly Answered[]> {
  const answers: Answered[] = [];
  const isEnough = (): boolean => answers.length >= CALLS_WHILE_FULL && answers.some(({ status }) => status !== 201);
  while (!isEnough() && answers.length < CALLS_MAX) {
    const mail = `f9-full-${answers.length}`;
    const { status, body } = await start(mail);
    answers.push({ mail, status, run: body.run });
    await sleep(500);
  }
  return answers;
}

/** Whether the ledger has allowed for a run's ticket. */
async function hasTicketIntent(run: string): Promise<boolean> {
  const { rows } = await sql`select from intents where run_id = ${run} and path = 'ticket'`.execute(estate.db.kysely);
  return rows.length === 1;
}

/** Every intent has its entry in the trail, and every entry its place in the chain. */
async function expectNothingHalfWritten(): Promise<void> {
  const { rows } = await sql`
    select key from intents i where not exists (
      select from audit_entries a where a.tenant = i.tenant and a.kind = 'intent-begun' and a.subject = i.run_id
        and a.body ->> 'key' = i.key
    )`.execute(estate.db.kysely);
  expect(rows).toEqual([]);
  expect((await verifyAudit(estate.db, CONTOSO, join(estate.folder, 'data', 'anchors'))).problems).toEqual([]);
}

function start(mail: string, coolDown = '1s') {
  return estate.call<{ readonly run: string }>('bruno', 'POST', '/runs', {
    playbook: 'malicious-mail',
    tenant: 'contoso',
    inputs: { message_id: mail, verdict: 'Malware', cool_down: coolDown },
    requestId: `request-${mail}`,
  });
}

/**
 * Fills the disk, then its pages, which have room for some rows still; goes on with it, since rows that were refused
 * leave room again. Resolves once neither of the two rows before an effect fits; what it resolves with ends it.
 */
async function fillLedger(): Promise<() => Promise<void>> {
  await disk.fill();
  let isOver = false;
  let refusedInARow = 0;
  const filling = (async () => {
    for (let n = 0; !isOver; n++) {
      const isRefused = [await isFull(() => fillerIntent(n)), await isFull(() => fillerEntry(n))];
      refusedInARow = isRefused.includes(false) ? 0 : refusedInARow + 1;
      if (refusedInARow > 0) await sleep(10);
    }
  })();
  await until(estate, 'a ledger without room', () => Promise.resolve(refusedInARow >= 30 ? true : undefined));
  return async () => {
    isOver = true;
    await filling;
    await disk.clear();
  };
}

const TENANTS = [CONTOSO, 'fabrikam' as TenantId, 'tailspin' as TenantId];

/** Rows as an effect writes them, spread over tenants and keys as those are: an index has room in one place and not in another. */
async function fillerIntent(n: number): Promise<void> {
  const [runId, path] = ['r-filler000000' as RunId, 'f' as StepPath];
  const intent = { runId, path, action: 'f', inputSha256: 'f'.repeat(64), sendBefore: utcTime(Date.now()) };
  const tenant = TENANTS[n % TENANTS.length] ?? CONTOSO;
  await beginIntent(estate.db, tenant, { ...intent, key: sha256Hex(`${n}`) });
}

function fillerEntry(n: number): Promise<void> {
  const tenant = TENANTS[n % TENANTS.length] ?? CONTOSO;
  return appendAudit(estate.db, tenant, { kind: 'f', actor: 'f', subject: `${n}`, body: {} });
}

async function isFull(write: () => Promise<unknown>): Promise<boolean> {
  try {
    await write();
    return false;
  } catch (error) {
    expect(error).toMatchObject({ name: 'LedgerUnavailable', reason: 'out-of-space' });
    return true;
  }
}

interface Noted {
  readonly notes: readonly { readonly value: string }[];
}

async function endNotesOf(mail: string): Promise<readonly string[]> {
  const correlationId = encodeURIComponent(`contoso/malicious-mail/${mail}`);
  const tickets = await estate.control<readonly Noted[]>(
    'GET',
    `/tickets?tenant=contoso&correlationId=${correlationId}`,
  );
  return tickets.flatMap(({ notes }) => notes.map(({ value }) => value)).filter((note) => note.includes(' ended: '));
}
