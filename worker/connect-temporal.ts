import { Client, Connection } from '@temporalio/client';
import { type DataConverter } from '@temporalio/common';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import { NativeConnection } from '@temporalio/worker';
import type { WorkerSettings } from './settings.ts';

/** Both of the worker's connections: one for its tasks, one for starting and finding workflows. */
export interface TemporalConnections {
  readonly native: NativeConnection;
  readonly client: Client;
  close(): Promise<void>;
}

/**
 * Connects by Temporal's own environment configuration (profiles, TLS, API key).
 *
 * @throws where the server cannot be reached.
 */
export async function connectTemporal(
  settings: WorkerSettings['temporal'],
  dataConverter: DataConverter,
  env: NodeJS.ProcessEnv,
): Promise<TemporalConnections> {
  const given = Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  const { connectionOptions } = loadClientConnectConfig({
    overrideEnvVars: { ...Object.fromEntries(given), TEMPORAL_ADDRESS: settings.address },
  });
  const native = await NativeConnection.connect(connectionOptions);
  const connection = Connection.lazy(connectionOptions);
  return {
    native,
    client: new Client({ connection, namespace: settings.namespace, dataConverter }),
    close: async () => {
      await connection.close();
      await native.close();
    },
  };
}
