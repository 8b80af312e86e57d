import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { afterAll, beforeAll } from 'vitest';
import { invariant } from '../../contracts/invariant.ts';
import { workflowBundle } from './bundle.ts';
import { startTemporalServer, type TemporalServer } from './temporal-server.ts';

/** Task queue of the workers of tests. */
export const TASK_QUEUE = 'tests';

/** A Temporal server for the tests of a file. */
export interface TestTemporal {
  readonly client: Client;
  readonly server: TemporalServer;
  /** Runs a worker with these activities while the body runs. */
  withWorker<T>(activities: object, body: () => Promise<T>): Promise<T>;
}

interface Started {
  readonly folder: string;
  readonly server: TemporalServer;
  readonly native: NativeConnection;
  readonly client: Client;
}

/** Starts a server before the tests of a file and stops it after them. Call it at the top of the file. */
export function withTemporal(): TestTemporal {
  let started: Started | undefined;
  beforeAll(async () => {
    Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });
    const folder = await mkdtemp(join(tmpdir(), 'watchbill-temporal-'));
    const server = await startTemporalServer(folder);
    const native = await NativeConnection.connect({ address: server.address });
    const client = new Client({ connection: await Connection.connect({ address: server.address }) });
    started = { folder, server, native, client };
  });
  afterAll(async () => {
    await started?.client.connection.close();
    await started?.native.close();
    await started?.server.stop();
    if (started !== undefined) await rm(started.folder, { recursive: true, force: true });
  });
  const now = (): Started => {
    invariant(started !== undefined, 'The Temporal server of a test is there only while its tests run');
    return started;
  };
  return {
    get client() {
      return now().client;
    },
    get server() {
      return now().server;
    },
    withWorker: async (activities, body) => {
      const worker = await Worker.create({
        connection: now().native,
        taskQueue: TASK_QUEUE,
        workflowBundle: await workflowBundle(),
        activities,
      });
      return worker.runUntil(body);
    },
  };
}
