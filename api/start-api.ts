import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import type { FastifyInstance } from 'fastify';
import { loadDecisionKeys } from '../identity/decision-key.ts';
import { loadDeploymentKey } from '../identity/deployment-key.ts';
import { KeyFileError } from '../identity/key-file.ts';
import { openDatabase } from '../ledger/database.ts';
import { LedgerUnavailable } from '../ledger/ledger-unavailable.ts';
import { migrateLedger } from '../ledger/migrate.ts';
import { loadDirectory } from '../tenants/load-directory.ts';
import type { Directory } from '../tenants/tenant.ts';
import { buildServer } from './build-server.ts';
import { declaredSchedules } from './declared-schedules.ts';
import type { RunPort } from './run-port.ts';
import type { ApiSettings } from './settings.ts';

/** A running API. */
export interface RunningApi {
  /** As `http://127.0.0.1:7420`. */
  readonly url: string;
  /** Finishes the calls under way, then lets go of everything. */
  stop(): Promise<void>;
}

/** Why the API cannot start, in one sentence for people. */
export class StartProblem extends Error {
  override readonly name = 'StartProblem';
}

/** What the process around brings. */
export interface StartOptions {
  readonly log: Logger;
  readonly runs: RunPort;
}

/** Starts the API. @throws {StartProblem} one sentence: port in use, ledger away, bad key file */
export async function startApi(settings: ApiSettings, { log, runs }: StartOptions): Promise<RunningApi> {
  const directory = readDirectory(settings, log);
  const keys = await readKeys(settings);
  const db = openDatabase(settings.databaseUrl, { applicationName: 'watchbill-api' });
  await withoutLedgerSay(() => migrateLedger(db));
  const server = await buildServer(
    {
      db,
      directory,
      runs,
      ...keys,
      anchorFolder: settings.anchorFolder,
      evidenceFolder: settings.evidenceFolder,
      schedules: declaredSchedules({ db, directory }),
      isLocalTrial: settings.isLocalTrial,
      now: () => Date.now(),
    },
    { logger: log },
  );
  const url = await listen(server, settings);
  log.info({ url, isLocalTrial: settings.isLocalTrial }, 'listening');
  const stop = async () => {
    await server.close();
    await runs.close();
    await db.close();
  };
  return { url, stop };
}

/** Documents with errors are left out, as the worker does; the rest works. */
function readDirectory(settings: ApiSettings, log: Logger): Directory {
  const { directory, diagnostics } = loadDirectory(settings.contentFolder);
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  for (const { file, code, summary } of errors) log.error({ file, code }, summary);
  return directory;
}

async function readKeys(settings: ApiSettings) {
  try {
    const [{ signing }, deploymentKey] = await Promise.all([
      loadDecisionKeys(settings.dataFolder),
      loadDeploymentKey(settings.dataFolder),
    ]);
    return { signingKey: signing, deploymentKey };
  } catch (problem) {
    if (problem instanceof KeyFileError) throw new StartProblem(problem.message, { cause: problem });
    throw problem;
  }
}

async function withoutLedgerSay(use: () => Promise<void>): Promise<void> {
  try {
    await use();
  } catch (problem) {
    if (!(problem instanceof LedgerUnavailable)) throw problem;
    throw new StartProblem(`Cannot start because the ledger does not answer: ${problem.message}`, { cause: problem });
  }
}

async function listen(server: FastifyInstance, { host, port }: ApiSettings): Promise<string> {
  try {
    await server.listen({ host, port });
  } catch (problem) {
    await server.close();
    if (!(problem instanceof Error) || !('code' in problem) || problem.code !== 'EADDRINUSE') throw problem;
    throw new StartProblem(
      `Cannot listen on port ${port}: another program uses it. Stop it, or choose another port by WATCHBILL_API_PORT`,
      { cause: problem },
    );
  }
  // Listening on TCP always gives an address of this form.
  const address = server.server.address() as AddressInfo;
  return `http://${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}`;
}
