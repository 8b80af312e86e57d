import { join, resolve } from 'node:path';

/** How the worker process is told to run; read once, at the start. */
export interface WorkerSettings {
  readonly dataFolder: string;
  /** Content-addressed store of large payloads and evidence. */
  readonly blobFolder: string;
  /** Where seals of the audit trail are anchored. */
  readonly anchorFolder: string;
  readonly contentFolder: string;
  readonly databaseUrl: string;
  readonly temporal: { readonly address: string; readonly namespace: string };
  readonly taskQueue: string;
  /** Port of `/healthz` and `/readyz` on loopback; none unless set. */
  readonly healthPort: number | undefined;
  /** A workflow bundle to use instead of the built one. */
  readonly bundleFile: string | undefined;
  readonly log: 'pretty' | 'json';
}

/** Settings, or sentences about what is wrong with them. */
export type ParsedSettings =
  | { readonly ok: true; readonly settings: WorkerSettings }
  | { readonly ok: false; readonly problems: readonly string[] };

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the settings out of an environment. Looks at no file and changes nothing.
 *
 * @param timezone of this process. Replayed code must see the same zone everywhere, so it has to be UTC.
 */
export function parseSettings(
  env: Environment,
  process: { readonly isTerminal: boolean; readonly timezone: string },
): ParsedSettings {
  const problems: string[] = [];
  if (!/^(Etc\/)?(UTC|UCT|Zulu|Universal)$/.test(process.timezone)) {
    problems.push(`Cannot start because replayed code needs UTC: the time zone is ${process.timezone}. Set TZ=UTC`);
  }
  const databaseUrl = env['DATABASE_URL'] ?? '';
  if (databaseUrl === '') problems.push('Cannot start without a ledger: DATABASE_URL is not set. npm start sets it');
  const log = env['WATCHBILL_LOG'] ?? (process.isTerminal ? 'pretty' : 'json');
  if (log !== 'pretty' && log !== 'json') {
    problems.push(`Cannot log because the forms are "pretty" and "json": WATCHBILL_LOG is ${JSON.stringify(log)}`);
  }
  const healthPort = env['WATCHBILL_WORKER_PORT'] === undefined ? undefined : Number(env['WATCHBILL_WORKER_PORT']);
  if (healthPort !== undefined && !(Number.isInteger(healthPort) && healthPort >= 0 && healthPort <= 65_535)) {
    problems.push('Cannot listen because a port is a number from 0 to 65535: WATCHBILL_WORKER_PORT is not');
  }
  if (problems.length > 0) return { ok: false, problems };
  const dataFolder = resolve(env['WATCHBILL_DATA'] ?? '.watchbill');
  return {
    ok: true,
    settings: {
      dataFolder,
      blobFolder: join(dataFolder, 'blobs'),
      anchorFolder: join(dataFolder, 'anchors'),
      contentFolder: resolve(env['WATCHBILL_CONTENT'] ?? 'demo'),
      databaseUrl,
      temporal: {
        address: env['TEMPORAL_ADDRESS'] ?? '127.0.0.1:7233',
        namespace: env['TEMPORAL_NAMESPACE'] ?? 'default',
      },
      taskQueue: env['WATCHBILL_TASK_QUEUE'] ?? 'watchbill',
      healthPort,
      bundleFile: env['WATCHBILL_WORKFLOW_BUNDLE'],
      log: log === 'pretty' ? 'pretty' : 'json',
    },
  };
}
