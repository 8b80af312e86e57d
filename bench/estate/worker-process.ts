import { generateKeyPairSync } from 'node:crypto';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { pino } from 'pino';
import { createActivities } from '../../activities/create-activities.ts';
import { createAdmission } from '../../activities/admission.ts';
import type { ActivityDependencies } from '../../activities/dependencies.ts';
import { createUpstreams } from '../../activities/upstreams.ts';
import { InvariantViolation } from '../../contracts/invariant.ts';
import type { JsonObject } from '../../contracts/json.ts';
import { openDatabase } from '../../ledger/database.ts';
import { sealTenants } from '../../ledger/seal-tenants.ts';
import type { Directory } from '../../tenants/tenant.ts';
import { createPayloadCodec } from '../../ledger/payload-codec.ts';
import { repeat } from '../../worker/repeat.ts';
import { createRunStarter } from '../../worker/temporal-run-starter.ts';
import { BENCH_ACTIONS } from './bench-actions.ts';
import type { FromWorker, WorkerSettings } from './bench-worker.ts';

/*
 * A worker of the benchmarks: what `worker/run-worker.ts` wires, with the benchmarks' actions and no documents. Both
 * sides run this program, with the product's activities, limits and sealing; they differ in the bundle and, as only the
 * product needs it, in the codec of payloads.
 */

const SEAL_EVERY_MS = 1_000;
/** As `worker/run-worker.ts` has them. */
const LIMITS = { maxCachedWorkflows: 300, maxConcurrentActivityTaskExecutions: 60 } as const;

const settings = JSON.parse(process.argv[2] ?? '') as WorkerSettings; // our own parent wrote it
const log = pino({ level: 'warn' }, process.stderr);
Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });

const db = openDatabase(settings.databaseUrl, { applicationName: 'watchbill-worker' });
const native = await NativeConnection.connect({ address: settings.address });
const connection = Connection.lazy({ address: settings.address });
const worker = await Worker.create({
  connection: native,
  taskQueue: settings.taskQueue,
  workflowBundle: { codePath: settings.bundle },
  activities: { ...createActivities(dependencies()), answer: (input: JsonObject) => Promise.resolve(input) },
  ...(settings.blobFolder === undefined
    ? {}
    : { dataConverter: { payloadCodecs: [createPayloadCodec(settings.blobFolder)] } }),
  ...LIMITS,
});
const ending = new AbortController();
const sealing = repeat({ name: 'Sealing', everyMs: SEAL_EVERY_MS, log, signal: ending.signal }, () =>
  sealTenants(db, join(settings.folder, `anchors-${settings.taskQueue}`)),
);
process.on('message', (message) => (message === 'usage' ? tell({ usage: usage() }) : worker.shutdown()));
// Whoever measures is gone: so is the reason to run.
process.once('disconnect', () => process.exit(1));
const running = worker.run();
tell({ ready: true });
await running;
ending.abort();
await sealing;
await Promise.all([db.close(), native.close(), connection.close()]);
process.disconnect();
process.exitCode = 0;

function tell(message: FromWorker): void {
  process.send?.(message);
}

function usage(): { cpuMs: number; residentMb: number } {
  const { user, system } = process.cpuUsage();
  return { cpuMs: (user + system) / 1_000, residentMb: process.memoryUsage.rss() / 1_000_000 };
}

function dependencies(): ActivityDependencies {
  const directory: Directory = {
    tenants: new Map(),
    teams: new Map(),
    templates: new Map(),
    groups: new Map(),
    rotas: new Map(),
    policies: new Map(),
    calendars: new Map(),
    guardRails: new Map(),
    forms: new Map(),
    samples: new Map(),
  };
  return {
    db,
    directory: () => directory,
    actions: BENCH_ACTIONS,
    upstreams: createUpstreams(() => directory),
    runs: createRunStarter(new Client({ connection }), settings.taskQueue),
    admission: createAdmission(),
    slots: { nameOf: noSchedules, nextAfter: noSchedules, whyNot: noSchedules },
    deploymentKey: Buffer.alloc(32, 7),
    verifyingKey: generateKeyPairSync('ed25519').publicKey,
    log,
    now: () => Date.now(),
  };
}

function noSchedules(): never {
  throw new InvariantViolation('The benchmarks have no schedules');
}
