import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { openDatabase, type LedgerDatabase } from '../../ledger/database.ts';
import { startEmbeddedPostgres } from '../../ledger/embedded-postgres.ts';
import { migrateLedger } from '../../ledger/migrate.ts';
import { startTemporalServer } from '../../test/workflows/temporal-server.ts';
import { createPayloadCodec } from '../../ledger/payload-codec.ts';
import { startWorker, type BenchWorker } from './bench-worker.ts';

/** What the benchmarks on Temporal share: one server, one ledger, one worker a side. */
export interface Estate {
  readonly db: LedgerDatabase;
  readonly blobFolder: string;
  /** Of the side with playbooks: encodes payloads as the product does. */
  readonly client: Client;
  /** Of what is written by hand: Temporal's client as it comes. */
  readonly plainClient: Client;
  readonly playbooks: BenchWorker;
  readonly byHand: BenchWorker;
  /** File of the bundle of what is written by hand. */
  readonly byHandBundle: string;
}

/** The bundle of the product, as it was built. */
export const PRODUCT_BUNDLE = resolve('dist', 'workflow-bundle.js');

/** Starts the estate when the first part asks for it. */
export interface LazyEstate {
  get(): Promise<Estate>;
  stop(): Promise<void>;
}

/** Temporal's settings are those of `npm start`; the ledger is the embedded PostgreSQL with its own. */
export function lazyEstate(): LazyEstate {
  const ends: (() => Promise<unknown>)[] = [];
  let started: Promise<Estate> | undefined;
  return {
    get: () => (started ??= start((end) => ends.push(end))),
    stop: async () => {
      for (const end of ends.toReversed()) await end();
    },
  };
}

async function start(onStop: (end: () => Promise<unknown>) => void): Promise<Estate> {
  const folder = mkdtempSync(join(tmpdir(), 'watchbill-bench-'));
  onStop(async () => rmSync(folder, { recursive: true, force: true }));
  // PostgreSQL runs as another user where the caller is root.
  chmodSync(folder, 0o755);
  const postgres = await startEmbeddedPostgres({ dataFolder: join(folder, 'postgres') });
  onStop(() => postgres.stop());
  const temporal = await startTemporalServer(folder);
  onStop(() => temporal.stop());
  const db = openDatabase(postgres.url, { applicationName: 'watchbill-bench' });
  onStop(() => db.close());
  await migrateLedger(db);
  const { address } = temporal;
  const blobFolder = join(folder, 'blobs');
  const settings = { address, databaseUrl: postgres.url, folder };
  const byHandBundle = await bundleByHand(folder);
  const [playbooks, byHand] = await Promise.all([
    startWorker({ ...settings, taskQueue: 'playbooks', bundle: PRODUCT_BUNDLE, blobFolder }),
    startWorker({ ...settings, taskQueue: 'by-hand', bundle: byHandBundle }),
  ]);
  onStop(() => Promise.all([playbooks.stop(), byHand.stop()]));
  const connection = await Connection.connect({ address });
  onStop(() => connection.close());
  return {
    db,
    blobFolder,
    playbooks,
    byHand,
    byHandBundle,
    client: new Client({ connection, dataConverter: { payloadCodecs: [createPayloadCodec(blobFolder)] } }),
    plainClient: new Client({ connection }),
  };
}

/** A bundle of its own: modules are evaluated for each workflow, and what is written by hand has no engine. */
async function bundleByHand(folder: string): Promise<string> {
  const { code } = await bundleWorkflowCode({
    workflowsPath: resolve('bench', 'workflows', 'by-hand.ts'),
    logger: new DefaultLogger('ERROR'),
  });
  const file = join(folder, 'by-hand-bundle.js');
  writeFileSync(file, code);
  return file;
}
