import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { type TestApi, withApi } from '../api/with-api.ts';
import { type Ran, run, type Running } from './a-terminal.ts';

/** Command lines against a real API. */
export interface TestCli {
  readonly api: TestApi;
  readonly env: Readonly<Record<string, string>>;
  /** Runs a command line as somebody who is signed in; as nobody without `as`. */
  run(args: readonly string[], running?: Running & { readonly as?: string }): Promise<Ran>;
}

/** Starts an API that listens, and a configuration folder for each person. Call it at the top of the file. */
export function withCli(): TestCli {
  const api = withApi();
  let folder = '';
  let url = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'watchbill-cli-'));
    await api.server.listen({ host: '127.0.0.1', port: 0 });
    url = `http://127.0.0.1:${(api.server.server.address() as AddressInfo).port}`;
  });
  afterAll(async () => rm(folder, { recursive: true }));
  const envOf = (as: string) => ({ WATCHBILL_URL: url, XDG_CONFIG_HOME: join(folder, as) });
  const signedIn = new Set<string>();
  return {
    api,
    get env() {
      return envOf('nobody');
    },
    run: async (args, { as, ...running } = {}) => {
      const env = { ...envOf(as ?? 'nobody'), ...running.env };
      if (as !== undefined && !signedIn.has(as)) await run(['login', as], { env });
      if (as !== undefined) signedIn.add(as);
      return await run(args, { ...running, env });
    },
  };
}
