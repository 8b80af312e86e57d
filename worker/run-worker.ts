import { type DataConverter } from '@temporalio/common';
import { Runtime, Worker } from '@temporalio/worker';
import type { Logger } from 'pino';
import type { ActivityDependencies } from '../activities/dependencies.ts';
import { startAfterEnds } from '../activities/start-after-ends.ts';
import { replayParked } from '../activities/replay-parked.ts';
import { createActivities } from '../activities/create-activities.ts';
import { utcTime } from '../contracts/time.ts';
import { tenantKeyOf } from '../identity/workflow-ids.ts';
import { openDatabase, type LedgerDatabase } from '../ledger/database.ts';
import { letGroupsGo, purgeGroups } from '../ledger/event-groups.ts';
import { migrateLedger } from '../ledger/migrate.ts';
import { purgeContents } from '../ledger/feed-contents.ts';
import { sealTenants } from '../ledger/seal-tenants.ts';
import { purgeSeenEvents } from '../ledger/seen-events.ts';
import { declareSchedules } from '../schedules/declare.ts';
import { reconcileSchedules } from '../schedules/reconcile.ts';
import { connectTemporal, type TemporalConnections } from './connect-temporal.ts';
import { wireDependencies } from './dependencies.ts';
import { serveHealth } from './health.ts';
import { keepWorkflows } from './keep-workflows.ts';
import { temporalLogger } from './logger.ts';
import { createPayloadCodec } from '../ledger/payload-codec.ts';
import { publishContent, readContent, type Content } from './publish-content.ts';
import { followPublished, type PublishedPlans } from './published-plans.ts';
import { repeat } from './repeat.ts';
import { retryUntil } from './retry-until.ts';
import type { WorkerSettings } from './settings.ts';
import { findBundle } from './workflow-bundle.ts';
import { join } from 'node:path';

/*
 * The life of the worker process.
 *
 *   read the content  →  wait for the ledger, migrate, publish  →  wait for Temporal  →  take tasks  →  end
 *
 * While it takes tasks it also seals the audit trail every second, starts what the ends of runs ask for every five, keeps intakes and upkeep running, and makes the
 * schedules so, within half a minute after a playbook was published. Each of these goes on by itself after the ledger or the server was away.
 */

/** How often events and contents behind their horizon of eight days are forgotten. */
const PURGE_EVERY_MS = 60 * 60 * 1000;
const SEAL_EVERY_MS = 1_000;
/** How soon the end of a run starts what waits for it. */
const ENDS_EVERY_MS = 5_000;
const KEEP_EVERY_MS = 60_000;
const SCHEDULES_EVERY_MS = 24 * 60 * 60 * 1_000;
/** How often the worker looks whether something was published. */
const FOLLOW_EVERY_MS = 30_000;
/** Activities under way may finish so long after a signal; then the process ends all the same. */
const SHUTDOWN = { shutdownGraceTime: '15 s', shutdownForceTime: '25 s' } as const;
/** Small enough for 200 MB of heap: a run that is put away is replayed when something happens to it. */
const CACHED_WORKFLOWS_MAX = 300;
const ACTIVITIES_MAX = 60;

/** How the process ends and what it says. */
export interface ProcessContext {
  readonly log: Logger;
  readonly signal: AbortSignal;
  readonly env: NodeJS.ProcessEnv;
}

/** Runs the worker until the signal. @throws where it cannot go on: a broken key file, a worker that failed. */
export async function runWorker(settings: WorkerSettings, context: ProcessContext): Promise<void> {
  const { log, signal } = context;
  let failedTasks = 0;
  const logger = temporalLogger(log, () => {
    failedTasks += 1;
  });
  Runtime.install({ logger, telemetryOptions: { logging: { forward: {} } }, shutdownSignals: [] });
  const content = readContent(settings.contentFolder, join(settings.dataFolder, 'plan-cache'));
  for (const { file, code, summary } of content.problems) log.error({ file, code }, summary);
  const db = openDatabase(settings.databaseUrl, { applicationName: 'watchbill-worker' });
  try {
    await retryUntil({ name: 'The ledger', log, signal }, async () => {
      await migrateLedger(db);
      await publishContent(db, content);
    });
    const dataConverter: DataConverter = { payloadCodecs: [createPayloadCodec(settings.blobFolder)] };
    const connections = await retryUntil({ name: 'Temporal', log, signal }, () =>
      connectTemporal(settings.temporal, dataConverter, context.env),
    );
    try {
      await takeTasks(settings, context, { db, content, connections, dataConverter, failedTasks: () => failedTasks });
    } finally {
      await connections.close();
    }
  } finally {
    await db.close();
  }
}

interface Opened {
  readonly db: LedgerDatabase;
  readonly content: Content;
  readonly connections: TemporalConnections;
  readonly dataConverter: DataConverter;
  /** Tasks of runs that failed since the process began. */
  readonly failedTasks: () => number;
}

async function takeTasks(settings: WorkerSettings, context: ProcessContext, opened: Opened): Promise<void> {
  const { log, signal } = context;
  const { db, content, connections, dataConverter } = opened;
  const { client } = connections;
  const published = followPublished(db, log);
  await retryUntil({ name: 'The ledger', log, signal }, () => published.refresh());
  const dependencies = await wireDependencies(settings, { db, client, content, published, log });
  let worker: Worker | undefined;
  // Before the worker is made: one that is never run keeps its connection open, and with it the process.
  const health =
    settings.healthPort === undefined
      ? undefined
      : await serveHealth(settings.healthPort, () => ({
          isReady: worker?.getState() === 'RUNNING',
          state: worker?.getState() ?? 'STARTING',
          failedTasks: opened.failedTasks(),
        }));
  try {
    worker = await Worker.create({
      connection: connections.native,
      namespace: settings.temporal.namespace,
      taskQueue: settings.taskQueue,
      workflowBundle: await findBundle(settings.bundleFile),
      activities: createActivities(dependencies),
      dataConverter,
      maxCachedWorkflows: CACHED_WORKFLOWS_MAX,
      maxConcurrentActivityTaskExecutions: ACTIVITIES_MAX,
      ...SHUTDOWN,
    });
    await work(worker, settings, context, { ...opened, dependencies, published });
  } finally {
    await dependencies.upstreams.close();
    health?.close();
  }
}

async function work(
  worker: Worker,
  settings: WorkerSettings,
  { log, signal }: Pick<ProcessContext, 'log' | 'signal'>,
  opened: Opened & { readonly dependencies: ActivityDependencies; readonly published: PublishedPlans },
): Promise<void> {
  const { content } = opened;
  signal.addEventListener('abort', () => worker.getState() === 'RUNNING' && worker.shutdown(), { once: true });
  const stopped = new AbortController();
  const housekeeping = keepHouse(settings, { log, signal: AbortSignal.any([signal, stopped.signal]) }, opened);
  log.info({ playbooks: content.plans.size, tenants: content.directory.tenants.size }, 'worker-ready');
  try {
    await worker.run();
  } finally {
    stopped.abort();
    await housekeeping;
  }
}

async function keepHouse(
  settings: WorkerSettings,
  { log, signal }: Pick<ProcessContext, 'log' | 'signal'>,
  opened: Opened & { readonly dependencies: ActivityDependencies; readonly published: PublishedPlans },
): Promise<void> {
  const { db, content, connections, dependencies, published } = opened;
  const { client } = connections;
  const { taskQueue } = settings;
  const { directory } = content;
  let schedulesDueAt = 0;
  const hearEnds = startAfterEnds(dependencies);
  const tenantKey = (tenant: Parameters<typeof tenantKeyOf>[1]): string =>
    tenantKeyOf(dependencies.deploymentKey, tenant);
  await Promise.all([
    repeat({ name: 'Sealing the audit trail', everyMs: SEAL_EVERY_MS, log, signal }, () =>
      sealTenants(db, settings.anchorFolder),
    ),
    repeat({ name: 'Forgetting old events', everyMs: PURGE_EVERY_MS, log, signal }, () =>
      Promise.all([purgeSeenEvents(db), purgeContents(db), purgeGroups(db)]),
    ),
    repeat({ name: 'Handing over events again', everyMs: ENDS_EVERY_MS, log, signal }, replayParked(dependencies)),
    repeat({ name: 'Letting groups of events go', everyMs: KEEP_EVERY_MS, log, signal }, async () => {
      for (const { tenant, playbook, events } of await letGroupsGo(db, utcTime(dependencies.now())))
        log.info({ tenant, playbook, events }, 'events-let-go');
    }),
    repeat({ name: 'Starting runs after the ends of others', everyMs: ENDS_EVERY_MS, log, signal }, hearEnds),
    repeat({ name: 'Keeping intakes and upkeep', everyMs: KEEP_EVERY_MS, log, signal }, async () => {
      const { stopped } = await keepWorkflows({ client, taskQueue, directory, tenantKey });
      if (stopped.length > 0) log.info({ workflows: stopped }, 'intakes-stopped');
    }),
    repeat({ name: 'Setting the schedules', everyMs: FOLLOW_EVERY_MS, log, signal }, async () => {
      const now = dependencies.now();
      if (!(await published.refresh()) && now < schedulesDueAt) return;
      await retryUntil({ name: 'Setting the schedules', log, signal }, async () => {
        const { schedules, problems } = declareSchedules({
          calendars: content.directory.calendars,
          tenants: directory.tenants.values(),
          plans: published.plans,
          now,
          tenantKey,
        });
        for (const { message, ...about } of problems) log.error(about, message);
        const { unchanged, ...changed } = await reconcileSchedules(client, schedules, taskQueue);
        log.info({ ...changed, unchanged }, 'schedules-set');
      });
      schedulesDueAt = now + SCHEDULES_EVERY_MS;
    }),
  ]);
}
