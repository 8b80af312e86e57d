import { onTestFinished } from 'vitest';
import { createHttpClient } from '../../../connectors/http/http-client.ts';
import type { HttpClient, HttpClientSettings } from '../../../connectors/http/http-client.ts';
import { startLocalServer } from '../local-server.ts';
import type { Handler, LocalServer } from '../local-server.ts';

/** A read that any test can send. */
export const GET = { purpose: 'read a thing', method: 'GET', path: 'things' } as const;

/** A client of a small upstream, both closed at the end of the test. */
export async function aClient(
  handler: Handler,
  settings: Partial<HttpClientSettings> = {},
): Promise<{ readonly http: HttpClient; readonly server: LocalServer }> {
  const server = await startLocalServer(handler);
  const http = createHttpClient({ upstream: 'Example', base: `${server.url}/below`, reach: 'public', ...settings });
  onTestFinished(async () => {
    await http.close();
    await server.close();
  });
  return { http, server };
}
