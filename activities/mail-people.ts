import { UpstreamError } from '../connectors/upstream-error.ts';
import type { Effect, Recipient } from '../contracts/activities.ts';
import { FAILURE_KINDS, type Failure } from '../contracts/failure-codes.ts';
import { sha256Hex, type Sha256 } from '../contracts/json.ts';
import { findRecipients, type MailRecipient } from '../tenants/find-recipients.ts';
import { failureOf, type Outcome } from './answer-effect.ts';
import type { ActivityDependencies } from './dependencies.ts';
import type { RenderedMail } from './render-mail.ts';
import { sendOnce } from './send-once.ts';

/** One mail, to each of several people on its own. */
export interface MailToPeople {
  readonly effect: Effect;
  /** Tells mails of one step apart: `notify`, `ask`, `remind-1`. */
  readonly purpose: string;
  readonly to: readonly Recipient[];
  readonly mail: RenderedMail;
  /** What the mail was made from, so that a repeat is known to be the same. */
  readonly contentSha256: Sha256;
  /** False when the ledger is down: the mail goes out all the same, without an intent. */
  readonly recorded: boolean;
  readonly signal: AbortSignal;
}

/** Who got the mail, and what went wrong for the others. */
interface Tally {
  readonly sent: string[];
  readonly failed: { readonly name: string; readonly failure: Failure }[];
}

/**
 * Mails everybody whom the recipients mean. SMTP cannot be asked what became of a mail: one whose answer was lost is
 * sent again with the same Message-ID, and says that it is a repeat.
 *
 * @returns `{ sent, failed }`, names of people; failed only if nobody got it, or if somebody may get it by another try.
 */
export async function mailPeople(dependencies: ActivityDependencies, mail: MailToPeople): Promise<Outcome> {
  const found = findRecipients(mail.effect.run.tenant, dependencies.directory(), mail.to);
  const tally: Tally = {
    sent: [],
    failed: found.missing.map((sentence) => ({
      name: sentence,
      failure: { code: 'not-configured', message: `Cannot send the mail: ${sentence}` },
    })),
  };
  for (const person of found.people) {
    const outcome = await mailPerson(dependencies, mail, person);
    // People who got it are not mailed again by the next attempt: their intents are settled.
    if (outcome.status === 'again') return outcome;
    if (outcome.status === 'succeeded') tally.sent.push(person.name);
    else tally.failed.push({ name: person.name, failure: outcome.failure });
  }
  return outcomeOf(tally);
}

function outcomeOf({ sent, failed }: Tally): Outcome {
  const failures = failed.map(({ failure }) => failure);
  // A lost answer may mean a lost mail: it is sent again, with the same Message-ID.
  const retryable = failures.find(({ code }) => FAILURE_KINDS[code].retryable || code === 'outcome-unknown');
  const failure = retryable ?? (sent.length === 0 ? failures[0] : undefined);
  if (failure !== undefined) return { status: 'failed', failure };
  return { status: 'succeeded', output: { sent, failed: failed.map(({ name }) => name) } };
}

async function mailPerson(
  dependencies: ActivityDependencies,
  mail: MailToPeople,
  person: MailRecipient,
): Promise<Outcome> {
  const key = sha256Hex(`${mail.effect.idempotencyKey}\n${mail.purpose}\n${person.mail.toLowerCase()}`);
  const send = async (repeat: boolean, signal: AbortSignal): Promise<string> => {
    const smtp = dependencies.upstreams.smtp(mail.effect.run.tenant);
    const receipt = await smtp.send({ ...mail.mail, to: [person.mail], idempotencyKey: key, repeat }, signal);
    return receipt.messageId;
  };
  if (mail.recorded) {
    return sendOnce(dependencies, {
      effect: mail.effect,
      key,
      action: 'mail.send',
      inputSha256: mail.contentSha256,
      signal: mail.signal,
      send,
    });
  }
  return sendUnrecorded(() => send(mail.effect.attempt > 1, mail.signal));
}

async function sendUnrecorded(send: () => Promise<string>): Promise<Outcome> {
  try {
    return { status: 'succeeded', output: await send() };
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error;
    return { status: 'failed', failure: failureOf(error) };
  }
}
