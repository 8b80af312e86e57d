import { Client, Connection } from '@temporalio/client';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import { createPayloadCodec } from '../ledger/payload-codec.ts';
import type { ApiSettings } from './settings.ts';

/**
 * A client by Temporal's own environment configuration (profiles, TLS, API key), with large payloads by reference as the
 * worker has them. Connects at the first call, so that the API starts, and says so, while Temporal is down.
 */
export function connectTemporal(
  { temporal, blobFolder }: Pick<ApiSettings, 'temporal' | 'blobFolder'>,
  env: Readonly<Record<string, string | undefined>>,
): Client {
  const given = Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  const { connectionOptions } = loadClientConnectConfig({
    overrideEnvVars: { ...Object.fromEntries(given), TEMPORAL_ADDRESS: temporal.address },
  });
  const connection = Connection.lazy(connectionOptions);
  const dataConverter = { payloadCodecs: [createPayloadCodec(blobFolder)] };
  return new Client({ connection, namespace: temporal.namespace, dataConverter });
}
