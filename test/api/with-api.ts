import { generateKeyPairSync } from 'node:crypto';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll } from 'vitest';
import { buildServer, type ServerOptions } from '../../api/build-server.ts';
import type { ApiDependencies } from '../../api/call.ts';
import { declaredSchedules } from '../../api/declared-schedules.ts';
import type { Recipient } from '../../contracts/activities.ts';
import type { FinalState } from '../../contracts/after-end.ts';
import { digest, type Json } from '../../contracts/json.ts';
import { invariant } from '../../contracts/invariant.ts';
import type { PersonId, StepPath } from '../../contracts/ids.ts';
import type { RunContext, RunEvent, RunRecord } from '../../contracts/run.ts';
import type { TaskHead, TaskRequest } from '../../contracts/task.ts';
import { utcTime } from '../../contracts/time.ts';
import { signIn } from '../../identity/tokens.ts';
import { openApproval } from '../../ledger/approvals.ts';
import { writeRecords } from '../../ledger/write-records.ts';
import type { Directory } from '../../tenants/tenant.ts';
import { aRun, ended, started } from '../ledger/a-run.ts';
import { type TestLedger, withLedger } from '../ledger/with-ledger.ts';
import { FOR_LEADS, NIGHTLY, publish, SOC, TRIAGE } from './a-soc.ts';
import { type FakeRuns, fakeRuns } from './fake-runs.ts';

/** An answer of the API. */
export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  // What a test knows of a body it asserts; naming every view again would test the types.
  readonly body: Record<string, unknown>;
}

/** How a test calls the API. */
export interface Calling {
  readonly as?: string;
  readonly token?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An API over a real ledger, with Temporal faked at its boundary. */
export interface TestApi {
  readonly ledger: TestLedger;
  readonly server: FastifyInstance;
  readonly runs: FakeRuns;
  readonly keys: { readonly signing: ApiDependencies['signingKey']; readonly verifying: ApiDependencies['signingKey'] };
  /** Milliseconds that the API's clock is ahead. */
  aheadMs: number;
  isLocalTrial: boolean;
  /** Where seals are anchored. */
  readonly anchorFolder: string;
  call(method: 'GET' | 'POST', path: string, calling?: Calling): Promise<Answered>;
  tokenOf(person: string): Promise<string>;
  /** A run in the ledger, with people who have a task. */
  runWithTask(over?: TaskOver): Promise<RunContext>;
  /** A run in the ledger that has ended, with what it left. */
  endedRun(over?: EndedOver): Promise<RunContext>;
  /** A run in the ledger, waiting at an approval. */
  waitingRun(over?: WaitingOver): Promise<RunContext>;
}

/** What differs of a run with a task. */
export interface TaskOver extends Partial<RunContext> {
  readonly path?: string;
  readonly task?: Partial<TaskHead>;
  readonly request?: Partial<TaskRequest>;
}

/** What differs of a run that has ended. */
export interface EndedOver extends Partial<RunContext> {
  /** @default 'failed' */
  readonly outcome?: string;
  /** What differs of what it left; null for nothing. */
  readonly final?: Partial<FinalState> | null;
}

/** What differs of a waiting run. */
export interface WaitingOver extends Partial<RunContext> {
  readonly path?: string;
  readonly by?: readonly Recipient[];
  readonly notBy?: readonly string[];
  readonly quorum?: number;
  readonly question?: string;
  readonly expiresInMs?: number;
}

export const TARGETS = 'a'.repeat(64);

/** Starts the API of a test file. Call it at the top of the file. */
export function withApi(options: ServerOptions = { callsPerMinute: 100_000 }, directory: Directory = SOC): TestApi {
  const ledger = withLedger();
  const { privateKey: signing, publicKey: verifying } = generateKeyPairSync('ed25519');
  const runs = fakeRuns();
  const tokens = new Map<string, string>();
  let server: FastifyInstance | undefined;

  const api: TestApi = {
    ledger,
    runs,
    keys: { signing, verifying },
    aheadMs: 0,
    isLocalTrial: true,
    get anchorFolder() {
      return join(ledger.folder, 'anchors');
    },
    get server() {
      invariant(server !== undefined, 'The API of a test is there only while its tests run');
      return server;
    },
    tokenOf: async (person) => {
      const known = tokens.get(person) ?? (await signIn(ledger.db, person as PersonId, Date.now())).token;
      tokens.set(person, known);
      return known;
    },
    call: (method, path, calling = {}) => call(api, method, path, calling),
    runWithTask: (over = {}) => runWithTask(ledger, over),
    endedRun: (over = {}) => endedRun(ledger, over),
    waitingRun: (over = {}) => waitingRun(ledger, over),
  };
  beforeAll(async () => {
    const { db } = ledger;
    for (const plan of [TRIAGE, NIGHTLY, FOR_LEADS]) await publish(db, plan);
    const dependencies: ApiDependencies = {
      db,
      runs,
      directory,
      signingKey: signing,
      deploymentKey: Buffer.alloc(32, 7),
      anchorFolder: api.anchorFolder,
      evidenceFolder: join(ledger.folder, 'evidence'),
      schedules: declaredSchedules({ db, directory }),
      get isLocalTrial() {
        return api.isLocalTrial;
      },
      now: () => Date.now() + api.aheadMs,
    };
    server = await buildServer(dependencies, options);
  });
  afterAll(async () => {
    const closed = server?.close();
    // A client opens connections ahead that never ask anything; the server would wait a minute for their first request.
    server?.server.closeAllConnections();
    await closed;
  });
  return api;
}

async function call(api: TestApi, method: 'GET' | 'POST', path: string, calling: Calling): Promise<Answered> {
  const token = calling.token ?? (calling.as === undefined ? undefined : await api.tokenOf(calling.as));
  const response = await api.server.inject({
    method,
    url: path,
    headers: {
      host: '127.0.0.1:7420',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...calling.headers,
    },
    ...(calling.body === undefined ? {} : { payload: calling.body as object }),
  });
  return { status: response.statusCode, headers: response.headers, body: response.json<Record<string, unknown>>() };
}

/** A form with a field that has to be answered and one with a default. */
export const FORM = {
  type: 'object',
  properties: {
    granted: { type: 'boolean', description: 'Whether' },
    admins: { type: 'integer', minimum: 1, default: 2 },
  },
  required: ['granted'],
  additionalProperties: false,
} as const;

async function runWithTask({ db }: TestLedger, { path: name = 'consent', task, request, ...context }: TaskOver) {
  const run = aRun(context);
  const path = name as StepPath;
  const now = Date.now();
  const head: TaskHead = {
    title: 'Grant consent',
    phase: 'open',
    to: [{ team: 'contoso-team' }],
    signOffBy: [],
    answeredBy: null,
    openedAt: utcTime(now),
    dueAt: utcTime(now + 3_600_000),
    ...task,
  };
  const asked: TaskRequest = {
    details: 'Open the page',
    form: FORM,
    evidence: { need: 'optional', what: '' },
    alreadyInPlace: false,
    ...request,
  };
  const events: readonly RunEvent[] = [
    { type: 'run-started', inputs: {}, starter: { kind: 'person', person: 'bruno' as PersonId } },
    { type: 'step-started', path, kind: 'task', title: 'Consent' },
    { type: 'step-waiting', path, reason: 'task', until: head.dueAt },
    { type: 'task-opened', path, task: head, request: asked },
  ];
  const seq = context.runId === undefined ? 1 : 20;
  await writeRecords(
    db,
    run,
    events.map((event, index) => ({ seq: seq + index, at: utcTime(now), event })),
    'confirmed',
  );
  return run;
}

async function endedRun({ db }: TestLedger, { outcome = 'failed', final = {}, ...context }: EndedOver) {
  const run = aRun({ playbook: TRIAGE.name, planSha256: digest(TRIAGE as unknown as Json), ...context });
  const left: FinalState = {
    seq: 2,
    start: { tenant: { id: run.tenant, title: 'Contoso Ltd', values: {} }, inputs: { severity: 'high' } },
    runs: [run.runId],
    takesBack: 1,
    noRetry: null,
    journal: { journalVersion: 1, phase: 'ended' },
    ...final,
  };
  await writeRecords(db, run, [started(1), ended(2, outcome)], 'confirmed', final === null ? undefined : left);
  return run;
}

async function waitingRun({ db }: TestLedger, over: WaitingOver): Promise<RunContext> {
  const { path: name = 'ask', by, notBy, quorum, question, expiresInMs, ...context } = over;
  const run = aRun(context);
  const path = name as StepPath;
  const now = Date.now();
  const records: readonly RunRecord[] = [
    {
      seq: 1,
      at: utcTime(now - 3),
      event: { type: 'run-started', inputs: { hours: 1 }, starter: { kind: 'person', person: 'bruno' as PersonId } },
    },
    { seq: 2, at: utcTime(now - 2), event: { type: 'step-started', path, kind: 'approve', title: 'Ask' } },
    {
      seq: 3,
      at: utcTime(now - 1),
      event: { type: 'step-waiting', path, reason: 'approval', until: utcTime(now + 60_000) },
    },
  ];
  await writeRecords(db, run, records, 'confirmed');
  await openApproval(db, run.tenant, {
    runId: run.runId,
    path,
    question: question ?? 'Purge 3 mails?',
    shown: [{ name: 'mails', value: ['m-1', 'm-2', 'm-3'] }],
    targetsSha256: TARGETS,
    by: by ?? [{ team: 'contoso-team' }, { team: 'csirt' }],
    notBy: (notBy ?? []) as readonly PersonId[],
    quorum: quorum ?? 1,
    askedAt: utcTime(now),
    expiresAt: utcTime(now + (expiresInMs ?? 3_600_000)),
  });
  return run;
}
