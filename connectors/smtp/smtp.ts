import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { FailureCode } from '../../contracts/failure-codes.ts';
import { isLoopbackHost } from '../http/guard-address.ts';
import { redact } from '../http/redact.ts';
import { UpstreamError } from '../upstream-error.ts';
import { composeMail } from './compose-mail.ts';
import type { ComposedMail } from './compose-mail.ts';

/*
 * One connection per mail: connect, greet, STARTTLS, sign in, envelope, DATA, answer. Up to the first byte after DATA
 * nothing can have been delivered, so whatever breaks is `unavailable`. From there on until the answer the relay may
 * have taken the mail, and SMTP has no idempotency key: a loss is `outcome-unknown`. The caller sends again with the same
 * key and marked as a repeat, so that a duplicate can at least be recognised.
 */

/** How the mail relay is reached; secrets are already read. */
export interface SmtpSettings {
  readonly host: string;
  readonly port: number;
  /** Address that mails come from. */
  readonly from: string;
  /** TLS from the first byte; otherwise STARTTLS when the relay offers it, and always off loopback. */
  readonly secure: boolean;
  readonly user?: string;
  readonly password?: string;
  readonly limits?: Partial<SmtpLimits>;
}

/** Time limits of one mail, in milliseconds. */
export interface SmtpLimits {
  /** @default 5000 */
  readonly connectMs: number;
  /** From the first byte to the answer of DATA. @default 30000 */
  readonly totalMs: number;
}

/** One mail to one or more addresses. */
export interface Mail {
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Made of run, step and recipient, never of the attempt: gives the Message-ID. */
  readonly idempotencyKey: string;
  /** An earlier attempt may have been delivered: the mail says so, in its text and in `X-Watchbill-Repeat`. */
  readonly repeat: boolean;
}

/** What the relay said. */
export interface MailReceipt {
  readonly messageId: string;
  readonly accepted: readonly string[];
  readonly rejected: readonly string[];
  /** Last line of the relay, as `250 2.0.0 queued`. */
  readonly response: string;
}

/** Sends mails through one relay. */
export interface Smtp {
  /**
   * Hands one mail to the relay.
   *
   * @throws {UpstreamError} `rejected` (5xx), `throttled` or `unavailable` (4xx, no connection), `unauthorized` (535),
   *   `outcome-unknown` when the answer to DATA was lost.
   */
  send(mail: Mail, signal?: AbortSignal): Promise<MailReceipt>;
  close(): void;
}

const DEFAULT_LIMITS: SmtpLimits = { connectMs: 5_000, totalMs: 30_000 };
const UNAUTHORIZED: ReadonlySet<number> = new Set([530, 534, 535, 538]);
// Too many connections, too many messages, greylisting, full: all say «later».
const THROTTLED: ReadonlySet<number> = new Set([421, 432, 450, 452]);

/** Connects to a relay; sends nothing yet. */
export function createSmtp(settings: SmtpSettings): Smtp {
  const limits = { ...DEFAULT_LIMITS, ...settings.limits };
  const open = new Set<SMTPConnection>();
  return {
    send: async (mail, signal) => {
      const composed = await composeMail({ ...mail, from: settings.from });
      const delivery = createDelivery(settings, limits, composed);
      open.add(delivery.connection);
      try {
        return await deliver(delivery, signal);
      } finally {
        open.delete(delivery.connection);
        delivery.connection.close();
      }
    },
    close: () => {
      for (const connection of open) connection.close();
    },
  };
}

/** One mail on its way. */
interface Delivery {
  readonly settings: SmtpSettings;
  readonly limits: SmtpLimits;
  readonly mail: ComposedMail;
  readonly connection: SMTPConnection;
  /** Bytes of the mail were handed to the socket, and no answer has come. */
  isInDoubt: boolean;
}

function createDelivery(settings: SmtpSettings, limits: SmtpLimits, mail: ComposedMail): Delivery {
  const connection = new SMTPConnection({
    host: settings.host,
    port: settings.port,
    secure: settings.secure,
    // Off loopback nothing goes out in clear.
    requireTLS: !settings.secure && !isLoopbackHost(settings.host),
    // A relay on loopback has no certificate that could be checked.
    tls: { rejectUnauthorized: !isLoopbackHost(settings.host) },
    connectionTimeout: limits.connectMs,
    greetingTimeout: limits.connectMs,
    socketTimeout: limits.totalMs,
  });
  return { settings, limits, mail, connection, isInDoubt: false };
}

async function deliver(delivery: Delivery, signal: AbortSignal | undefined): Promise<MailReceipt> {
  const deadline = AbortSignal.timeout(delivery.limits.totalMs);
  const stop = signal === undefined ? deadline : AbortSignal.any([deadline, signal]);
  try {
    return await raced(delivery.connection, stop, () => converse(delivery));
  } catch (error) {
    throw failureOf(delivery, error, signal?.aborted === true);
  }
}

/** Settles with the conversation, with an error of the connection at any moment, or with the signal. */
function raced(
  connection: SMTPConnection,
  stop: AbortSignal,
  converse: () => Promise<MailReceipt>,
): Promise<MailReceipt> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(new Error('The time is over', { cause: stop.reason }));
    if (stop.aborted) return abort();
    stop.addEventListener('abort', abort, { once: true });
    connection.on('error', reject);
    // A relay that hangs up between two commands says nothing else.
    connection.once('end', () => reject(new Error('The connection was closed')));
    converse().then(resolve, reject);
  });
}

async function converse(delivery: Delivery): Promise<MailReceipt> {
  const { connection, settings, mail } = delivery;
  await new Promise<void>((resolve, reject) => {
    connection.connect((error) => (error ? reject(error) : resolve()));
  });
  if (settings.user !== undefined) {
    const auth = { user: settings.user, pass: settings.password ?? '' };
    await new Promise<void>((resolve, reject) => {
      connection.login({ credentials: auth }, (error) => (error ? reject(error) : resolve()));
    });
  }
  return new Promise((resolve, reject) => {
    connection.send({ ...mail.envelope }, watched(delivery), (error, info) => {
      if (error) return reject(error);
      delivery.isInDoubt = false;
      resolve({
        messageId: mail.messageId,
        accepted: info.accepted,
        rejected: info.rejected,
        response: redact(info.response, []),
      });
    });
  });
}

/** The mail as a stream that is read only once the relay has agreed to DATA. */
function watched(delivery: Delivery): Readable {
  return new Readable({
    read() {
      delivery.isInDoubt = true;
      this.push(delivery.mail.bytes);
      this.push(null);
    },
  });
}

function failureOf(delivery: Delivery, error: unknown, isCancelled: boolean): UpstreamError {
  const status = replyCodeOf(error);
  const secrets = delivery.settings.password === undefined ? [] : [delivery.settings.password];
  const said = redact(error instanceof Error ? error.message : 'no reason given', secrets);
  const kind = status === undefined ? lostKind(delivery, isCancelled) : kindOf(status);
  const found = status === undefined ? said : `${delivery.settings.host} answered "${said}"`;
  return new UpstreamError(kind, `Cannot send a mail: ${found}`, { status });
}

function lostKind(delivery: Delivery, isCancelled: boolean): FailureCode {
  if (delivery.isInDoubt) return 'outcome-unknown';
  return isCancelled ? 'cancelled' : 'unavailable';
}

function kindOf(status: number): FailureCode {
  if (UNAUTHORIZED.has(status)) return 'unauthorized';
  if (status >= 500) return 'rejected';
  return THROTTLED.has(status) ? 'throttled' : 'unavailable';
}

/** The reply that refused; what was no refusal (the library also tells of 354) does not count. */
function replyCodeOf(error: unknown): number | undefined {
  const code = error instanceof Error && 'responseCode' in error ? error.responseCode : undefined;
  return typeof code === 'number' && code >= 400 && code <= 599 ? code : undefined;
}
