import { Client, Connection } from '@temporalio/client';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import type { ApiSettings } from './settings.ts';

/**
 * A client by Temporal's own environment configuration (profiles, TLS, API key). Connects at the first call, so that
 * the API starts, and says so, while Temporal is down.
 */
export function connectTemporal(
  settings: ApiSettings['temporal'],
  env: Readonly<Record<string, string | undefined>>,
): Client {
  const given = Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  const { connectionOptions } = loadClientConnectConfig({
    overrideEnvVars: { ...Object.fromEntries(given), TEMPORAL_ADDRESS: settings.address },
  });
  const connection = Connection.lazy(connectionOptions);
  return new Client({ connection, namespace: settings.namespace });
}
