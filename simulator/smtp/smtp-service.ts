import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';
import type { SMTPServerDataStream, SMTPServerSession } from 'smtp-server';
import type { FaultEffect, FaultStatus } from '../faults/fault-rule.ts';
import type { World } from '../world.ts';
import { readHeaders } from './read-headers.ts';

/**
 * A mail server that keeps what it accepts. Phases: CONNECT, MAIL, RCPT, DATA; a fault rule names one as its method.
 * `executeThen` at DATA is the case that SMTP cannot tell apart: the message is ours, and the client never hears 250.
 */
export interface SmtpService {
  readonly host: string;
  readonly port: number;
  stop(): Promise<void>;
}

/** Whoever signs in must use this account; signing in is optional. There is no TLS. */
export const SMTP_ACCOUNT = { user: 'watchbill', password: 'smtp-password' };

const HOST = '127.0.0.1';
const MESSAGE_BYTES_MAX = 32 * 1024 * 1024;

type Phase = 'CONNECT' | 'MAIL' | 'RCPT' | 'DATA';
type Done = (error?: Error | null) => void;

interface Step {
  readonly world: World;
  readonly server: SMTPServer;
  readonly session: SMTPServerSession;
  readonly phase: Phase;
  /** What a rule's path is held against: the address, or all recipients. */
  readonly addresses: string;
}

/** Listens on loopback; 0 is a free port. */
export async function startSmtpService(world: World, port: number): Promise<SmtpService> {
  const server: SMTPServer = new SMTPServer({
    name: 'mail.simulator.example',
    logger: false,
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    authOptional: true,
    disableReverseLookup: true,
    size: MESSAGE_BYTES_MAX,
    onAuth: ({ username, password }, _session, done) => {
      const isRight = username === SMTP_ACCOUNT.user && password === SMTP_ACCOUNT.password;
      done(isRight ? null : smtpError(535, '5.7.3 Authentication unsuccessful'), isRight ? { user: username } : {});
    },
    onConnect: (session, done) => void pass({ world, server, session, phase: 'CONNECT', addresses: '' }, done),
    onMailFrom: ({ address }, session, done) =>
      void pass({ world, server, session, phase: 'MAIL', addresses: address }, done),
    onRcptTo: ({ address }, session, done) =>
      void pass({ world, server, session, phase: 'RCPT', addresses: address }, done),
    onData: (stream, session, done) => {
      const addresses = recipientsOf(session).join(',');
      void receive({ world, server, session, phase: 'DATA', addresses }, stream, done);
    },
  });
  // Clients that reset the connection are the point of half the tests.
  server.on('error', () => undefined);
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(port, HOST, () => resolve());
  });
  // A listening TCP server has an AddressInfo; only pipes have a string.
  const { port: taken } = server.server.address() as AddressInfo;
  return { host: HOST, port: taken, stop: () => stop(server) };
}

function stop(server: SMTPServer): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.connections.forEach((connection) => connection._socket.destroy());
  });
}

/** A phase without content: goes on, or does what the fault says. */
async function pass(step: Step, done: Done): Promise<void> {
  const fault = pick(step);
  const effect = fault?.effect;
  if (effect !== undefined && 'delayMs' in effect) await sleep(effect.delayMs, undefined, { ref: false });
  const status = effect === undefined ? 250 : finish(step, effect, done);
  if (effect === undefined) done();
  if (fault !== undefined) note(step, fault, status);
}

async function receive(step: Step, stream: SMTPServerDataStream, done: Done): Promise<void> {
  const raw = await readStream(stream);
  const fault = pick(step);
  const effect = fault?.effect;
  if (effect !== undefined && 'delayMs' in effect) await sleep(effect.delayMs, undefined, { ref: false });
  const isRefused = effect !== undefined && ('status' in effect || 'hang' in effect || 'reset' in effect);
  if (raw === undefined) done(smtpError(451, '4.3.0 Message was cut off'));
  else if (!isRefused) accept(step, raw);
  if (raw === undefined) return;
  const status = effect === undefined ? 250 : finish(step, effect, done);
  if (effect === undefined) done();
  note(step, fault, status);
}

/** Ends a phase as the effect says; resolves with the reply code, 0 for none. */
function finish(step: Step, effect: FaultEffect, done: Done): number {
  const ending = 'executeThen' in effect ? effect.executeThen : effect;
  if (ending === 'timeout' || (typeof ending === 'object' && 'hang' in ending)) return 0;
  if (ending === 'reset' || (typeof ending === 'object' && 'reset' in ending)) return drop(step);
  if (typeof ending === 'object' && 'status' in ending) {
    done(smtpError(ending.status, typeof ending.body === 'string' ? ending.body : 'Refused by a fault rule'));
    return ending.status;
  }
  done();
  return 250;
}

function drop({ server, session }: Step): number {
  const connection = [...server.connections].find(({ id }) => id === session.id);
  connection?._socket.destroy();
  return 0;
}

/** The effect is on disk before the mail is kept, and both before anybody hears 250. */
function accept(step: Step, raw: string): void {
  const { world, session } = step;
  const headers = readHeaders(raw);
  const messageId = headers['message-id'] ?? '';
  const subject = headers['subject'] ?? '';
  const recipients = recipientsOf(session);
  const { mailFrom } = session.envelope;
  const from = mailFrom === false ? '' : mailFrom.address;
  const tenant = tenantOf(step);
  const effect = { from, subject };
  world.effects.append({
    service: 'smtp',
    tenant,
    op: 'mail.accept',
    target: recipients.join(','),
    key: messageId,
    effect,
  });
  const at = new Date(world.now()).toISOString();
  world.mails.put({ at, tenant, from, recipients, messageId, subject, headers, size: Buffer.byteLength(raw), raw });
}

function pick(step: Step): FaultStatus | undefined {
  const { phase: method, addresses: path } = step;
  return step.world.faults.pick({ service: 'smtp', method, path, tenant: tenantOf(step) });
}

function note(step: Step, fault: FaultStatus | undefined, status: number): void {
  const { world, phase: method, addresses: path } = step;
  const tenant = tenantOf(step);
  world.requests.add({ service: 'smtp', tenant, method, path, status, publisher: '', fault: fault?.id ?? '' });
}

/** The tenant whose domain appears in the envelope, recipients first. */
function tenantOf({ world, session, addresses }: Step): string {
  const { mailFrom } = session.envelope;
  const all = [...addresses.split(','), ...recipientsOf(session), mailFrom === false ? '' : mailFrom.address];
  const domains = all.map((address) => address.slice(address.lastIndexOf('@') + 1).toLowerCase());
  const tenants = [...world.tenants.values()];
  const domain = domains.find((candidate) => tenants.some((tenant) => tenant.domain === candidate));
  return tenants.find((tenant) => tenant.domain === domain)?.name ?? '';
}

function recipientsOf(session: SMTPServerSession): string[] {
  return session.envelope.rcptTo.map(({ address }) => address);
}

/** The message, or nothing if the client went away in the middle. */
async function readStream(stream: SMTPServerDataStream): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  } catch {
    // Cut off: nothing was accepted, and there is nobody to tell.
    return undefined;
  }
  return Buffer.concat(chunks).toString('utf8');
}

function smtpError(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}
