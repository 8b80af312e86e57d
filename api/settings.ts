import { join, resolve } from 'node:path';
import { hostOf, isLoopback } from './is-loopback.ts';

/** How the API process is told to run; read once, at the start. */
export interface ApiSettings {
  readonly host: string;
  readonly port: number;
  readonly dataFolder: string;
  /** Large payloads by reference; shared with the worker. */
  readonly blobFolder: string;
  /** Where the worker anchors seals of the audit trail. */
  readonly anchorFolder: string;
  /** Files that people attach to tasks. */
  readonly evidenceFolder: string;
  readonly contentFolder: string;
  readonly databaseUrl: string;
  readonly temporal: { readonly address: string; readonly namespace: string };
  /** Where workers take the tasks of runs from. */
  readonly taskQueue: string;
  readonly log: 'pretty' | 'json';
  /** Everything that this process listens on or talks to is on loopback: people may sign in without proof. */
  readonly isLocalTrial: boolean;
}

/** Settings, or sentences about what is wrong with them. */
export type ParsedSettings =
  { readonly ok: true; readonly settings: ApiSettings } | { readonly ok: false; readonly problems: readonly string[] };

/** Reads the settings out of an environment. Looks at no file and changes nothing. */
export function parseSettings(env: Readonly<Record<string, string | undefined>>, isTerminal: boolean): ParsedSettings {
  const problems: string[] = [];
  const port = parsePort(env['WATCHBILL_API_PORT'] ?? '7420', problems);
  const log = parseLog(env['WATCHBILL_LOG'] ?? (isTerminal ? 'pretty' : 'json'), problems);
  const databaseUrl = env['DATABASE_URL'] ?? '';
  if (databaseUrl === '') problems.push('Cannot start without a ledger: DATABASE_URL is not set. npm start sets it');
  if (problems.length > 0) return { ok: false, problems };

  const host = env['WATCHBILL_API_HOST'] ?? '127.0.0.1';
  const dataFolder = resolve(env['WATCHBILL_DATA'] ?? '.watchbill');
  const address = env['TEMPORAL_ADDRESS'] ?? '127.0.0.1:7233';
  const settings = {
    host,
    port,
    dataFolder,
    blobFolder: join(dataFolder, 'blobs'),
    anchorFolder: join(dataFolder, 'anchors'),
    evidenceFolder: join(dataFolder, 'evidence'),
    contentFolder: resolve(env['WATCHBILL_CONTENT'] ?? 'demo'),
    databaseUrl,
    temporal: { address, namespace: env['TEMPORAL_NAMESPACE'] ?? 'default' },
    taskQueue: env['WATCHBILL_TASK_QUEUE'] ?? 'watchbill',
    log,
    isLocalTrial: [host, hostOf(address), hostOf(databaseUrl)].every((one) => one !== undefined && isLoopback(one)),
  };
  return { ok: true, settings };
}

function parsePort(text: string, problems: string[]): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) {
    problems.push(
      `Cannot listen because a port is a number from 0 to 65535: WATCHBILL_API_PORT is ${JSON.stringify(text)}`,
    );
  }
  return port;
}

function parseLog(text: string, problems: string[]): 'pretty' | 'json' {
  if (text === 'pretty' || text === 'json') return text;
  problems.push(`Cannot log because the forms are "pretty" and "json": WATCHBILL_LOG is ${JSON.stringify(text)}`);
  return 'json';
}
