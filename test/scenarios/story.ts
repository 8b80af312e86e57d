import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Estate } from './estate.ts';
import { logOf } from './estate.ts';

/** A run as the API shows it; the members that scenarios look at. */
export interface RunSeen {
  readonly run: string;
  readonly tenant: string;
  readonly playbook: string;
  readonly state: string;
  readonly outcome: string | null;
}

/** An open approval as the API shows it. */
export interface ApprovalSeen {
  readonly run: string;
  readonly path: string;
  readonly state: string;
  readonly targetsSha256: string;
}

const PAUSE_MS = 250;

/** Asks again until there is an answer; the limit is for a broken product, not for a slow machine. */
export async function until<T>(
  estate: Estate,
  what: string,
  look: () => Promise<T | undefined>,
  limitMs = 60_000,
): Promise<T> {
  for (const deadline = Date.now() + limitMs; Date.now() < deadline; await sleep(PAUSE_MS)) {
    const found = await look();
    if (found !== undefined) return found;
  }
  throw new TypeError(
    `Waited in vain for ${what}\n--- worker\n${logOf(estate, 'worker').slice(-4_000)}\n--- api\n${logOf(estate, 'api').slice(-2_000)}`,
  );
}

/** The runs of a tenant's playbook. */
export async function runsOf(estate: Estate, tenant: string, playbook: string): Promise<readonly RunSeen[]> {
  const { status, body } = await estate.call<{ runs: readonly RunSeen[] }>(
    'dora',
    'GET',
    `/runs?tenant=${tenant}&limit=200`,
  );
  return status === 200 ? body.runs.filter((run) => run.playbook === playbook) : [];
}

/** The approval of a run that waits for a decision. */
export function openApproval(estate: Estate, run: string, limitMs?: number): Promise<ApprovalSeen> {
  return until(
    estate,
    `an approval of ${run}`,
    async () => {
      const { status, body } = await estate.call<{ approvals: readonly ApprovalSeen[] }>('ada', 'GET', '/approvals');
      return status === 200 ? body.approvals.find((approval) => approval.run === run) : undefined;
    },
    limitMs,
  );
}

/** The runs about a mail, as the ledger has them: of the shipped playbook, in one tenant. */
export async function runsAbout(estate: Estate, messageId: string, tenant = 'contoso'): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly runId: string }>`
    select run_id from runs where tenant = ${tenant} and inputs ->> 'message_id' = ${messageId}
  `.execute(estate.db.kysely);
  return rows.map(({ runId }) => runId);
}

/** The run once it has ended. */
export function ended(estate: Estate, run: string, limitMs?: number): Promise<RunSeen> {
  return until(
    estate,
    `the end of ${run}`,
    async () => {
      const { status, body } = await estate.call<RunSeen>('dora', 'GET', `/runs/${run}`);
      return status === 200 && body.state === 'ended' ? body : undefined;
    },
    limitMs,
  );
}

/** Gives a decision through the API, as a person. */
export function decide(estate: Estate, person: string, approval: ApprovalSeen, approve: boolean, more: object = {}) {
  const body = {
    path: approval.path,
    approve,
    reason: 'Seen in the mailbox',
    targetsSha256: approval.targetsSha256,
    decisionId: `d-${person}-${approval.run}`,
    ...more,
  };
  return estate.call<{ error?: { code: string } }>(person, 'POST', `/runs/${approval.run}/decisions`, body);
}

/** Says yes to what a run asks, again where the answer was lost, and waits for its end; answers its outcome. */
export async function approveToEnd(estate: Estate, run: string, limitMs: number): Promise<string | null> {
  const approval = await openApproval(estate, run, limitMs);
  await until(
    estate,
    'the decision to be taken',
    async () => ((await decide(estate, 'chen', approval, true)).status <= 202 ? true : undefined),
    limitMs,
  );
  return (await ended(estate, run, limitMs)).outcome;
}

/** What the upstreams have on record for a ticket key of a tenant. */
export async function ticketsOf(
  estate: Estate,
  tenant: string,
  key: string,
): Promise<readonly { readonly number: string }[]> {
  return estate.control('GET', `/tickets?tenant=${tenant}&correlationId=${encodeURIComponent(`${tenant}/${key}`)}`);
}

/** A mail that reached the mail server. */
export interface MailSeen {
  readonly id: string;
  readonly messageId: string;
  readonly subject: string;
  readonly recipients: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
}

export function mailsTo(estate: Estate, recipient: string): Promise<readonly MailSeen[]> {
  return estate.control('GET', `/mails?recipient=${encodeURIComponent(recipient)}`);
}

/** Lets a tenant's feed report a mail that the shipped playbook takes up. */
export async function reportMail(estate: Estate, tenant: string, messageId: string, more: object = {}): Promise<void> {
  const values = {
    NetworkMessageId: messageId,
    Verdict: 'Phish',
    DeliveryAction: 'Delivered',
    LatestDeliveryLocation: 'Inbox',
  };
  await estate.control('POST', '/events', {
    tenant,
    records: [{ template: 'threat-intelligence', with: values }],
    ...more,
  });
}

/** Starts the shipped playbook by hand and answers the run's id. */
export async function startByHand(
  estate: Estate,
  messageId: string,
  tenant = 'contoso',
  person = 'bruno',
): Promise<string> {
  const inputs = { message_id: messageId, verdict: 'Malware', recipients: ['eve@contoso.example'], cool_down: '1s' };
  const started = await estate.call<{ run: string }>(person, 'POST', '/runs', {
    playbook: 'malicious-mail',
    tenant,
    inputs,
  });
  if (started.status > 201) throw new TypeError(`Cannot start: ${JSON.stringify(started)}`);
  return started.body.run;
}
