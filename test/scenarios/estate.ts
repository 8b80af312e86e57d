import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { invariant } from '../../contracts/invariant.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../ledger/embedded-postgres.ts';
import { type LedgerDatabase, openDatabase } from '../../ledger/database.ts';
import { startSimulator, type Simulator } from '../../simulator/start-simulator.ts';
import { createPayloadCodec } from '../../ledger/payload-codec.ts';
import { built } from '../built.ts';
import { freePort, startTemporalServer, type TemporalServer } from '../workflows/temporal-server.ts';
import { startProcess, type OurProcess } from './our-process.ts';
import { startTcpProxy, type TcpProxy } from './tcp-proxy.ts';

/*
 * Everything that `npm start` runs, small, on free ports and in a folder of its own: the simulator and PostgreSQL in or
 * under this process, Temporal's dev server, the worker and the API as processes that can be killed.
 */

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');
const TENANTS = ['contoso', 'fabrikam', 'tailspin'];

/** How a test wants its estate. */
export interface EstateOptions {
  /** More playbooks, by name: the text of each `playbook.yaml`. Every tenant with upstreams uses them. */
  readonly playbooks?: Readonly<Record<string, string>>;
  /** More tenants, by name: the text of each document, its upstreams as those of the demo tenants. */
  readonly tenants?: Readonly<Record<string, string>>;
  /** Leaves out the playbooks of the project. @default false */
  readonly isBare?: boolean;
  /** Whether the API runs. @default true */
  readonly hasApi?: boolean;
  /** Seconds between two polls of each feed. @default 1 */
  readonly pollSeconds?: number;
  /** How long the shipped playbook lets an approval be taken back. @default 1s */
  readonly coolDown?: string;
  /** Called with the URL of PostgreSQL while the ledger is still empty and nobody uses it. */
  readonly prepareLedger?: (url: string) => Promise<void>;
}

/** A whole Watchbill for one test file. */
export interface Estate {
  readonly folder: string;
  readonly simulator: Simulator;
  readonly postgres: { readonly url: string; stop(): Promise<void>; start(): Promise<void> };
  readonly temporal: TemporalServer;
  readonly client: Client;
  readonly db: LedgerDatabase;
  /** The lines of worker and API to Temporal and to the ledger, and of the worker to ServiceNow. */
  readonly lines: { readonly temporal: TcpProxy; readonly ledger: TcpProxy; readonly servicenow: TcpProxy };
  readonly worker: OurProcess & { readonly health: string };
  /** Another worker, of other settings or another build: `settings` replace those of the estate's own. Nobody stops it but the test. */
  workerWith(
    name: string,
    settings: Readonly<Record<string, string>>,
  ): Promise<OurProcess & { readonly health: string }>;
  readonly api: OurProcess & { readonly url: string };
  /** Calls the simulator's control API: `control('POST', '/events', { tenant, records })`. */
  control<Answer>(method: string, path: string, body?: object): Promise<Answer>;
  /** Calls the API as a person, who is signed in at the first call. */
  call<Answer>(person: string, method: string, path: string, body?: object): Promise<{ status: number; body: Answer }>;
  stop(): Promise<void>;
}

/** Starts an estate; takes some seconds. Call `stop` in `afterAll`. */
export async function startEstate(options: EstateOptions = {}): Promise<Estate> {
  const folder = mkdtempSync(join(tmpdir(), 'watchbill-estate-'));
  // PostgreSQL runs as another user where the caller is root.
  chmodSync(folder, 0o755);
  const [simulator, postgres, temporal] = await Promise.all([
    startSimulator({ folder: join(folder, 'simulator') }),
    startPostgres(join(folder, 'postgres'), options.prepareLedger),
    startTemporalServer(folder),
  ]);
  const lines = {
    temporal: await startTcpProxy({ port: Number(temporal.address.split(':')[1]) }),
    ledger: await startTcpProxy({ port: Number(new URL(postgres.url).port) }),
    servicenow: await startTcpProxy({ port: Number(new URL(simulator.urls.servicenow).port) }),
  };
  writeContent(folder, { simulator, servicenowPort: lines.servicenow.port }, options);
  const ledgerUrl = new URL(postgres.url);
  ledgerUrl.port = String(lines.ledger.port);
  const [apiPort, healthPort] = [await freePort(), await freePort()];
  const env = {
    ...secretsOf(),
    TZ: 'UTC',
    DATABASE_URL: ledgerUrl.href,
    TEMPORAL_ADDRESS: `127.0.0.1:${lines.temporal.port}`,
    WATCHBILL_DATA: join(folder, 'data'),
    WATCHBILL_CONTENT: join(folder, 'content'),
    WATCHBILL_API_PORT: String(apiPort),
    WATCHBILL_LOG: 'json',
  };
  mkdirSync(join(folder, 'data'), { recursive: true });
  const log = (name: string): string => join(folder, `${name}.log`);
  const workerOn = (port: number, name: string, settings: Readonly<Record<string, string>>) => {
    const health = `http://127.0.0.1:${port}`;
    const given = { ...env, WATCHBILL_WORKER_PORT: String(port), ...settings };
    const process = { file: built('worker/main.js'), cwd: ROOT, env: given, log: log(name), ready: `${health}/readyz` };
    return { ...startProcess(process), health };
  };
  const worker = workerOn(healthPort, 'worker', {});
  await worker.start();
  const url = `http://127.0.0.1:${apiPort}`;
  const api = startProcess({
    file: built('api/main.js'),
    cwd: ROOT,
    env,
    log: log('api'),
    ready: `${url}/health`,
  });
  if (options.hasApi !== false) await api.start();
  const db = openDatabase(postgres.url, { applicationName: 'watchbill-test', connectionsMax: 3 });
  const client = new Client({
    connection: Connection.lazy({ address: temporal.address }),
    dataConverter: { payloadCodecs: [createPayloadCodec(join(folder, 'data', 'blobs'))] },
  });
  return {
    folder,
    simulator,
    postgres,
    temporal,
    client,
    db,
    lines,
    worker,
    workerWith: async (name, settings) => workerOn(await freePort(), name, settings),
    api: { ...api, url },
    control: (method, path, body) => control(simulator, method, path, body),
    call: callAs(url),
    stop: async () => {
      await Promise.all([worker.stop(), api.stop()]);
      await Promise.all([client.connection.close(), db.close(), simulator.stop()]);
      await Promise.all([lines.temporal.stop(), lines.ledger.stop(), lines.servicenow.stop()]);
      await Promise.all([temporal.stop(), postgres.stop()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function startPostgres(dataFolder: string, prepare: EstateOptions['prepareLedger']): Promise<Estate['postgres']> {
  let running: EmbeddedPostgres | undefined = await startEmbeddedPostgres({ dataFolder });
  const { url, port } = running;
  await prepare?.(url);
  return {
    url,
    stop: async () => {
      await running?.stop();
      running = undefined;
    },
    start: async () => {
      running ??= await startEmbeddedPostgres({ dataFolder, port });
    },
  };
}

interface Upstreams {
  readonly simulator: Simulator;
  readonly servicenowPort: number;
}

/** The demo estate, its upstreams those of this simulator. */
function writeContent(folder: string, { simulator, servicenowPort }: Upstreams, options: EstateOptions): void {
  const content = join(folder, 'content');
  cpSync(join(ROOT, 'demo'), content, { recursive: true });
  cpSync(join(ROOT, 'playbooks'), join(folder, 'playbooks'), {
    recursive: true,
    filter: (source) => options.isBare !== true || !/playbooks\/(?!templates)[^/]+/.test(source.slice(ROOT.length)),
  });
  const added = Object.entries(options.playbooks ?? {});
  for (const [name, text] of added) {
    mkdirSync(join(folder, 'playbooks', name), { recursive: true });
    writeFileSync(join(folder, 'playbooks', name, 'playbook.yaml'), text);
  }
  for (const [name, text] of Object.entries(options.tenants ?? {})) {
    writeFileSync(join(content, 'tenants', `${name}.yaml`), text);
  }
  const http = new URL(simulator.urls.control).origin;
  for (const file of readdirSync(join(content, 'tenants')).filter((name) => name.endsWith('.yaml'))) {
    const path = join(content, 'tenants', file);
    const text = readFileSync(path, 'utf8')
      .replaceAll('http://127.0.0.1:7430/servicenow', `http://127.0.0.1:${servicenowPort}/servicenow`)
      .replaceAll('http://127.0.0.1:7430', http)
      .replace('port: 7431', `port: ${simulator.smtp.port}`)
      .replace(/cool_down: \w+/, `cool_down: ${options.coolDown ?? '1s'}`)
      .replace(/pollSeconds: \d+/, `pollSeconds: ${options.pollSeconds ?? 1}`);
    // The list of playbooks is the last thing in each document.
    const [before = '', used = ''] = text.split(/^playbooks:\n/m);
    // The provider has no upstreams: the playbooks of a test are those of its customers.
    const uses = TENANTS.includes(file.replace('.yaml', '')) ? added : [];
    const more = uses.map(([name]) => `  ${name}: { enabled: true }\n`).join('');
    const lines = `${options.isBare === true ? '' : used}${more}`;
    writeFileSync(path, lines === '' ? before : `${before}playbooks:\n${lines}`);
  }
  // What tenants inherit is as quick as what they say themselves.
  for (const file of readdirSync(join(content, 'groups'))) {
    const path = join(content, 'groups', file);
    const text = readFileSync(path, 'utf8').replace(/cool_down: \w+/, `cool_down: ${options.coolDown ?? '1s'}`);
    writeFileSync(path, options.isBare === true ? text.replace(/^playbooks:\n[^]*$/m, '') : text);
  }
}

/** Secrets of the simulated upstreams, under the names that the demo tenants refer to. */
function secretsOf(): Record<string, string> {
  return Object.fromEntries(
    TENANTS.flatMap((name) => [
      [`WATCHBILL_DEMO_${name.toUpperCase()}_CLIENT_SECRET`, `${name}-client-secret`],
      [`WATCHBILL_DEMO_${name.toUpperCase()}_SERVICENOW_PASSWORD`, `${name}-servicenow-password`],
    ]),
  );
}

async function control<Answer>(simulator: Simulator, method: string, path: string, body?: object): Promise<Answer> {
  const response = await fetch(`${simulator.urls.control}${path}`, request(method, body));
  const answer = await response.text();
  invariant(response.ok, `The simulator refused ${method} ${path}: ${response.status} ${answer}`);
  // The table of routes says what each answers.
  return JSON.parse(answer) as Answer;
}

function callAs(url: string): Estate['call'] {
  const tokens = new Map<string, string>();
  return async <Answer>(person: string, method: string, path: string, body?: object) => {
    const token = tokens.get(person) ?? (await signIn(url, person));
    tokens.set(person, token);
    const response = await fetch(`${url}${path}`, request(method, body, { authorization: `Bearer ${token}` }));
    const text = await response.text();
    return { status: response.status, body: (text === '' ? null : JSON.parse(text)) as Answer };
  };
}

async function signIn(url: string, person: string): Promise<string> {
  const response = await fetch(`${url}/login`, request('POST', { person }));
  const answer = (await response.json()) as { readonly token?: string };
  invariant(answer.token !== undefined, `Cannot sign in as ${person}: ${response.status}`);
  return answer.token;
}

function request(method: string, body: object | undefined, headers: Record<string, string> = {}): RequestInit {
  if (body === undefined) return { method, headers };
  return { method, headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

/** What a log of the estate holds, for the message of a test that failed. */
export function logOf(estate: Estate, name: string): string {
  const file = join(estate.folder, `${name}.log`);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
