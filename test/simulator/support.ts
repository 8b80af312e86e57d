import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { ControlClient } from '../../simulator/control-client.ts';
import { PUBLISHER_ID, tenantFromName } from '../../simulator/demo/simulated-tenant.ts';
import type { SimulatorSettings } from '../../simulator/simulator-settings.ts';
import { startSimulator } from '../../simulator/start-simulator.ts';
import type { Simulator } from '../../simulator/start-simulator.ts';

export const CONTOSO = tenantFromName('contoso');
export const FABRIKAM = tenantFromName('fabrikam');

/** A simulator of one test, and what the test talks to it with. */
export interface Bench {
  readonly simulator: Simulator;
  readonly control: ControlClient;
  readonly folder: string;
  /** A clock that the test moves. */
  readonly clock: { now: number };
  token(overrides?: Record<string, string>): Promise<string>;
  /** A call of contoso's feed with a good token. */
  feed(operation: string, init?: RequestInit): Promise<Response>;
  /** A call of Graph, below `/v1.0/`, with a good token of contoso; a body that is no text is sent as JSON. */
  graph(path: string, init?: ApiInit): Promise<Response>;
  /** A call of Defender for Endpoint, below `/api/`, with a good token of contoso. */
  defender(path: string, init?: ApiInit): Promise<Response>;
  /** A call of contoso's Table API as the user who may write. */
  table(path: string, init?: TableInit): Promise<Response>;
}

/** What a call of Graph or Defender may set. */
export interface ApiInit {
  /** @default GET, or POST with a body */
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const GRAPH_SCOPE = 'https://graph.microsoft.com/.default';
const DEFENDER_SCOPE = 'https://api.securitycenter.microsoft.com/.default';

/** What a call of the Table API may set. */
export interface TableInit {
  readonly method?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** A folder that goes away with the test. */
export function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'simulator-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Starts a simulator that ends with the test. */
export async function aBench(settings: Partial<SimulatorSettings> = {}): Promise<Bench> {
  const folder = settings.folder ?? aFolder();
  const clock = { now: Date.parse('2026-11-20T12:00:00.500Z') };
  const simulator = await startSimulator({ now: () => clock.now, ...settings, folder });
  onTestFinished(() => simulator.stop());
  const token = (overrides: Record<string, string> = {}): Promise<string> => askToken(simulator, overrides);
  return {
    simulator,
    control: simulator.control,
    folder,
    clock,
    token,
    feed: async (operation, init = {}) => {
      const url = new URL(`${simulator.urls.management}/api/v1.0/${CONTOSO.entraTenantId}/activity/feed/${operation}`);
      url.searchParams.set('PublisherIdentifier', PUBLISHER_ID);
      return fetch(url, { ...init, headers: { authorization: `Bearer ${await token()}` } });
    },
    graph: async (path, init = {}) =>
      callApi(`${simulator.urls.graph}/v1.0/${path}`, await token({ scope: GRAPH_SCOPE }), init),
    defender: async (path, init = {}) =>
      callApi(`${simulator.urls.defenderEndpoint}/api/${path}`, await token({ scope: DEFENDER_SCOPE }), init),
    table: (path, init = {}) =>
      fetch(`${simulator.urls.servicenow}/contoso/api/now/${path}`, {
        ...init,
        headers: { authorization: basic('watchbill', CONTOSO.servicenow.password), ...init.headers },
      }),
  };
}

function callApi(url: string, token: string, { method, body, headers = {} }: ApiInit): Promise<Response> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return fetch(url, {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: text }),
  });
}

/** Status, code and message of a refusal of Graph or Defender. */
export async function refusalOf(response: Response): Promise<string> {
  const { error } = await jsonOf<{ error: { code: string; message: string } }>(response);
  return `${response.status} ${error.code}: ${error.message}`;
}

/** Asks the token endpoint with the right form, some of it replaced. */
export function askTokenResponse(simulator: Simulator, overrides: Record<string, string> = {}): Promise<Response> {
  const { tid = CONTOSO.entraTenantId, ...form } = overrides;
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: CONTOSO.clientId,
    client_secret: CONTOSO.clientSecret,
    scope: 'https://manage.office.com/.default',
    ...form,
  });
  return fetch(`${simulator.urls.token}/${tid}/oauth2/v2.0/token`, { method: 'POST', body });
}

async function askToken(simulator: Simulator, overrides: Record<string, string>): Promise<string> {
  const answer = await jsonOf<{ access_token: string }>(await askTokenResponse(simulator, overrides));
  return answer.access_token;
}

/** The JSON of an answer, in the shape that the test expects. */
export async function jsonOf<T>(response: Response): Promise<T> {
  return (await response.json()) as T;
}

/** The code of a Management API refusal, with its status. */
export async function afOf(response: Response): Promise<string> {
  const { error } = await jsonOf<{ error: { code: string } }>(response);
  return `${response.status} ${error.code}`;
}

export function basic(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

/** One SMTP conversation, line by line. */
export interface SmtpTalk {
  readonly socket: Socket;
  /** The next reply line that is not a continuation; 'closed' if the connection ended. */
  reply(): Promise<string>;
  say(line: string): Promise<string>;
}

/** Connects to the mail server. The greeting is the first reply. */
export function talkSmtp(simulator: Simulator): SmtpTalk {
  const socket = connect(simulator.smtp.port, simulator.smtp.host);
  onTestFinished(() => void socket.destroy());
  const lines: string[] = [];
  const waiting: ((line: string) => void)[] = [];
  const push = (line: string): void => {
    const waiter = waiting.shift();
    if (waiter === undefined) lines.push(line);
    else waiter(line);
  };
  let rest = '';
  socket.setEncoding('utf8');
  socket.on('data', (chunk: string) => {
    const parts = (rest + chunk).split('\r\n');
    rest = parts.pop() ?? '';
    parts.filter((line) => /^\d{3} /.test(line)).forEach(push);
  });
  socket.on('error', () => undefined);
  socket.on('close', () => push('closed'));
  const reply = (): Promise<string> => {
    const line = lines.shift();
    return line === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(line);
  };
  return {
    socket,
    reply,
    say: (line) => {
      socket.write(`${line}\r\n`);
      return reply();
    },
  };
}

/** Goes as far as the message itself; the reply to it is not read. */
export async function sayMail(talk: SmtpTalk, mail: { to: readonly string[]; messageId?: string }): Promise<void> {
  await talk.reply();
  await talk.say('EHLO client.example');
  await talk.say('MAIL FROM:<watchbill@soc.example>');
  for (const to of mail.to) await talk.say(`RCPT TO:<${to}>`);
  await talk.say('DATA');
  const lines = [
    'From: Watchbill <watchbill@soc.example>',
    `To: ${mail.to.join(', ')}`,
    'Subject: =?UTF-8?Q?Gr=C3=BC=C3=9Fe?= =?UTF-8?B?IGFuIGFsbGU=?=',
    `Message-ID: ${mail.messageId ?? '<one@soc.example>'}`,
    'X-Folded: first',
    ' second',
    '',
    'Body',
    '.',
  ];
  talk.socket.write(`${lines.join('\r\n')}\r\n`);
}
