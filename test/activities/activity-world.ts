import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateKeyPairSync } from 'node:crypto';
import type { Info } from '@temporalio/activity';
import { MockActivityEnvironment } from '@temporalio/testing';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { CATALOGUE } from '../../actions/catalogue.ts';
import { createAdmission } from '../../activities/admission.ts';
import type { ActivityDependencies } from '../../activities/dependencies.ts';
import type { KnownWorkflow, RunStarter, RunToStart } from '../../activities/run-starter.ts';
import { createUpstreams } from '../../activities/upstreams.ts';
import type { Effect } from '../../contracts/activities.ts';
import type { SecurityEvent } from '../../contracts/event.ts';
import { idempotencyKey, type PlaybookName, type RunId, type StepPath } from '../../contracts/ids.ts';
import { invariant } from '../../contracts/invariant.ts';
import { digest, type Json } from '../../contracts/json.ts';
import type { RunContext } from '../../contracts/run.ts';
import type { LedgerDatabase } from '../../ledger/database.ts';
import { putPlan } from '../../ledger/plans.ts';
import { publishPlaybook } from '../../ledger/playbooks.ts';
import type { Plan } from '../../language/plan/plan.ts';
import { PUBLISHER_ID, tenantFromName } from '../../simulator/demo/simulated-tenant.ts';
import { startSimulator, type Simulator } from '../../simulator/start-simulator.ts';
import type { Directory, PlaybookUse, Tenant } from '../../tenants/tenant.ts';
import { withLedger } from '../ledger/with-ledger.ts';
import { aDirectory, aPerson, aTeam, aTenant } from '../tenants/a-directory.ts';

/** Runs as a test sees them: what was asked of Temporal, and what it is to answer. */
export interface FakeRuns extends RunStarter {
  readonly started: RunToStart[];
  readonly joined: { readonly workflowId: string; readonly event: SecurityEvent }[];
  readonly cancelled: string[];
  /** Reasons of the cancels, and calls that were told of an end. */
  readonly reasons: string[];
  readonly told: { readonly workflowId: string; readonly path: StepPath }[];
  readonly known: Map<string, KnownWorkflow>;
  /** Marks a run as ended. */
  end(workflowId: string): void;
  clear(): void;
}

/** A clock of a test's own. */
export interface TestClock {
  at: number;
}

/** Real ledger, simulated upstreams, runs in memory. */
export interface ActivityWorld {
  readonly db: LedgerDatabase;
  readonly dependencies: ActivityDependencies;
  readonly runs: FakeRuns;
  readonly clock: TestClock;
  directory: Directory;
  readonly simulator: Simulator;
  /** Calls the simulator's control API. */
  control<Answer>(method: string, path: string, body?: object): Promise<Answer>;
  /** The tenant with connections to the simulator. */
  tenant(over?: Partial<Tenant>): Tenant;
  publish(plan: Plan): Promise<void>;
  /** Runs an activity as a worker would. */
  run<Input, Output>(activity: (input: Input) => Promise<Output>, input: Input, info?: Partial<Info>): Promise<Output>;
}

/** A world for the tests of a file; there once they run. Runs and faults are forgotten after each test. */
export function withActivityWorld(): ActivityWorld {
  const ledger = withLedger();
  const runs = fakeRuns();
  const clock = { at: Date.now() };
  const keys = generateKeyPairSync('ed25519');
  let simulator: Simulator | undefined;
  let folder = '';
  let directory = aDirectory([], []);
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'watchbill-activities-'));
    simulator = await startSimulator({ folder });
  });
  afterAll(async () => {
    await world.dependencies.upstreams.close();
    await simulator?.stop();
    await rm(folder, { recursive: true, force: true });
  });
  afterEach(async () => {
    runs.clear();
    clock.at = Date.now();
    await world.control('DELETE', '/state');
  });
  const started = (): Simulator => {
    invariant(simulator !== undefined, 'The simulator is there only while the tests run');
    return simulator;
  };
  const upstreams = createUpstreams(() => directory);
  const world: ActivityWorld = {
    get db() {
      return ledger.db;
    },
    get dependencies() {
      return {
        db: ledger.db,
        directory: () => directory,
        actions: CATALOGUE,
        upstreams,
        runs,
        admission: createAdmission(),
        slots: {
          nameOf: ({ slot }: { slot: string }) => slot.slice(0, 16),
          nextAfter: () => undefined,
          whyNot: () => undefined,
        },
        deploymentKey: Buffer.alloc(32, 7),
        verifyingKey: keys.publicKey,
        log: { info: () => undefined, warn: () => undefined, error: () => undefined },
        now: () => clock.at,
      };
    },
    runs,
    clock,
    get directory() {
      return directory;
    },
    set directory(to) {
      directory = to;
    },
    get simulator() {
      return started();
    },
    control: (method, path, body) => control(started(), method, path, body),
    tenant: (over) => tenantOf(started(), over),
    publish: async (plan) => {
      const body = plan as unknown as Json;
      await putPlan(ledger.db, body, digest(body));
      await publishPlaybook(ledger.db, { playbook: plan.name, sha256: digest(body), by: 'watchbill' });
    },
    // Temporal's stand-in gives an activity one second, which is less than three mails take on a busy machine.
    run: (activity, input, info) =>
      new MockActivityEnvironment({ startToCloseTimeoutMs: ATTEMPT_LIMIT_MS, ...info }).run(activity, input),
  };
  return world;
}

/** What a run gives an attempt. */
const ATTEMPT_LIMIT_MS = 60_000;

/** Contoso, with a team of three and everything that the simulator offers. */
function tenantOf(simulator: Simulator, over: Partial<Tenant> = {}): Tenant {
  const simulated = tenantFromName('contoso');
  process.env['TEST_CLIENT_SECRET'] = simulated.clientSecret;
  process.env['TEST_SERVICENOW_PASSWORD'] = simulated.servicenow.password;
  return aTenant({
    connections: {
      'o365-management': {
        entraTenantId: simulated.entraTenantId,
        clientId: simulated.clientId,
        clientSecret: { env: 'TEST_CLIENT_SECRET' },
        publisherId: PUBLISHER_ID,
        authority: simulator.urls.token,
        root: simulator.urls.management,
        contentTypes: ['Audit.General'],
        pollSeconds: 1,
      },
      servicenow: {
        url: `${simulator.urls.servicenow}/contoso`,
        user: simulated.servicenow.user,
        password: { env: 'TEST_SERVICENOW_PASSWORD' },
        table: 'incident',
        events: ['servicenow.incident'],
        pollSeconds: 1,
      },
      graph: {
        entraTenantId: simulated.entraTenantId,
        clientId: simulated.clientId,
        clientSecret: { env: 'TEST_CLIENT_SECRET' },
        authority: simulator.urls.token,
        root: simulator.urls.graph,
        audience: 'https://graph.microsoft.com',
        events: ['defender.incident', 'defender.alert'],
        pollSeconds: 1,
      },
      smtp: { ...simulator.smtp, from: 'soc@watchbill.example', secure: false },
    },
    ...over,
  });
}

/** The usual directory: contoso, and a team that decides. */
export function usualDirectory(world: ActivityWorld, playbooks: Readonly<Record<string, PlaybookUse>> = {}): Directory {
  const team = aTeam('csirt', [aPerson('ada', ['approver', 'lead']), aPerson('chen', ['approver'])]);
  return aDirectory([world.tenant({ playbooks })], [team]);
}

let effects = 0;

/** What every effect carries, of a run and step of its own. */
export function aHeader(over: Partial<Effect> = {}) {
  effects += 1;
  const run: RunContext = {
    tenant: aTenant().id,
    runId: `r-${String(effects).padStart(12, '0')}` as RunId,
    workflowId: `t-test/trial/${effects}`,
    playbook: 'trial' as PlaybookName,
    planSha256: 'a'.repeat(64),
  };
  const path = 'step' as StepPath;
  return {
    run,
    path,
    attempt: 1,
    idempotencyKey: idempotencyKey(run.runId, path),
    title: 'Step',
    records: [],
    ...over,
  } as const;
}

function fakeRuns(): FakeRuns {
  const started: RunToStart[] = [];
  const joined: { workflowId: string; event: SecurityEvent }[] = [];
  const cancelled: string[] = [];
  const reasons: string[] = [];
  const told: { workflowId: string; path: StepPath }[] = [];
  const known = new Map<string, KnownWorkflow>();
  const begin = (run: RunToStart): void => {
    started.push(run);
    known.set(run.workflowId, {
      isOpen: true,
      status: 'RUNNING',
      firstExecutionRunId: `first-${started.length}`,
      cause: run.cause,
    });
  };
  const isOpen = (workflowId: string): boolean => known.get(workflowId)?.isOpen === true;
  return {
    started,
    joined,
    cancelled,
    reasons,
    told,
    known,
    start: (run) => {
      if (isOpen(run.workflowId)) return Promise.resolve('running');
      begin(run);
      return Promise.resolve('started');
    },
    handOver: (run, event) => {
      if (isOpen(run.workflowId)) joined.push({ workflowId: run.workflowId, event });
      else begin(run);
      return Promise.resolve();
    },
    hand: (workflowId, event) => {
      if (isOpen(workflowId)) joined.push({ workflowId, event });
      return Promise.resolve(isOpen(workflowId));
    },
    cancel: (workflowId, reason) => {
      cancelled.push(workflowId);
      reasons.push(reason);
      return Promise.resolve();
    },
    tellChildEnded: (workflowId, path) => {
      told.push({ workflowId, path });
      return Promise.resolve();
    },
    find: (workflowId) => Promise.resolve(known.get(workflowId)),
    listOpen: (prefix = '') => {
      const open = [...known].filter(([id, { isOpen: open }]) => open && id.startsWith(prefix));
      return Promise.resolve(new Set(open.map(([id]) => id)));
    },
    end: (workflowId) => {
      const workflow = known.get(workflowId);
      if (workflow !== undefined) known.set(workflowId, { ...workflow, isOpen: false, status: 'COMPLETED' });
    },
    clear: () => {
      started.length = 0;
      joined.length = 0;
      cancelled.length = 0;
      reasons.length = 0;
      told.length = 0;
      known.clear();
    },
  };
}

async function control<Answer>(simulator: Simulator, method: string, path: string, body?: object): Promise<Answer> {
  const content =
    body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const response = await fetch(`${simulator.urls.control}${path}`, { method, ...content });
  const text = await response.text();
  invariant(response.ok, `The simulator refused ${method} ${path}: ${text}`);
  // The simulator's table of routes says what each answers.
  return JSON.parse(text) as Answer;
}
