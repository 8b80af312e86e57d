import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { findBinaries, type Binaries } from './embedded-postgres/binaries.ts';
import { EmbeddedPostgresFailure } from './embedded-postgres/failure.ts';
import { readLock, type Lock } from './embedded-postgres/lock.ts';
import { requireOpenFolders, serverUser, type ServerUser } from './embedded-postgres/server-user.ts';

// A server's life: initialise the folder once (beside its place, then renamed, so that a kill leaves no half folder);
// clear a lock that a dead server left; start detached, so that Ctrl-C reaches us and not the server first; wait until
// its lock file says `ready`. The class that the package `embedded-postgres` offers is not used, only its binaries:
// importing the class takes over the process's SIGINT and SIGTERM and ends it, in the middle of a worker's shutdown.

/** A PostgreSQL server of our own. */
export interface EmbeddedPostgres {
  /** `postgresql://` with user and password; other processes may connect by it. Never log it. */
  readonly url: string;
  readonly port: number;
  /** Process id of the server. */
  readonly pid: number;
  /** Stops the server; connections are cut, transactions under way roll back. */
  stop(): Promise<void>;
}

/** Where the server keeps its data and listens. */
export interface EmbeddedPostgresOptions {
  /** Created if absent. Under root, every folder above it must be open to other users. */
  readonly dataFolder: string;
  /** On 127.0.0.1. @default a free one */
  readonly port?: number;
}

const USER = 'watchbill';
const DATABASE = 'watchbill';
const START_LIMIT_MS = 30_000;
const STOP_LIMIT_MS = 10_000;
const POLL_MS = 20;

/** Durable, small, reachable on loopback only. */
const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'fsync=on',
  'synchronous_commit=on',
  'full_page_writes=on',
  'max_connections=60',
  'shared_buffers=32MB',
  'work_mem=4MB',
  'maintenance_work_mem=32MB',
  'max_wal_size=256MB',
  'io_method=sync',
  'autovacuum_max_workers=2',
  'max_parallel_workers_per_gather=0',
  'jit=off',
  'timezone=UTC',
  'log_timezone=UTC',
  'logging_collector=off',
];

interface Place {
  readonly folder: string;
  readonly cluster: string;
  readonly log: string;
  readonly binaries: Binaries;
  readonly user: ServerUser;
}

/**
 * Starts the PostgreSQL that comes from npm; initialises the folder the first time.
 *
 * @throws {EmbeddedPostgresFailure} with one sentence for people: folder in use, port in use, binaries missing.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const place = await preparePlace(path.resolve(options.dataFolder));
  const password = await initialiseOnce(place);
  await clearDeadLock(place);
  const port = options.port ?? (await freePort());
  const child = await startServer(place, port);
  const url = `postgresql://${USER}:${password}@127.0.0.1:${port}/${DATABASE}`;
  await createDatabase(url);
  return { url, port, pid: child.pid ?? 0, stop: () => stopServer(child) };
}

async function preparePlace(folder: string): Promise<Place> {
  const binaries = await findBinaries();
  const user = await serverUser();
  await mkdir(folder, { recursive: true });
  if (user.ids !== undefined) {
    await chmod(folder, 0o711);
    await requireOpenFolders(folder);
    await requireOpenFolders(path.dirname(binaries.postgres));
  }
  return { folder, cluster: path.join(folder, 'cluster'), log: path.join(folder, 'postgres.log'), binaries, user };
}

/** Answers the password, which lies beside the cluster. */
async function initialiseOnce(place: Place): Promise<string> {
  const passwordFile = path.join(place.folder, 'password');
  if (await exists(path.join(place.cluster, 'PG_VERSION'))) {
    if (!(await exists(passwordFile))) {
      throw new EmbeddedPostgresFailure(
        `Cannot open the database in "${place.folder}" because its file "password" is gone. Restore it, or move the folder away to begin anew`,
      );
    }
    return (await readFile(passwordFile, 'utf8')).trim();
  }
  const password = randomBytes(24).toString('hex');
  await writePrivate(passwordFile, password);
  const fresh = `${place.cluster}.new`;
  await rm(fresh, { recursive: true, force: true });
  await initialise(place, fresh, password);
  await rename(fresh, place.cluster);
  return password;
}

async function initialise(place: Place, cluster: string, password: string): Promise<void> {
  const handedOver = path.join(place.folder, 'password.init');
  await writePrivate(handedOver, password);
  await mkdir(cluster, { mode: 0o700 });
  if (place.user.ids !== undefined) {
    await chown(handedOver, place.user.ids.uid, place.user.ids.gid);
    await chown(cluster, place.user.ids.uid, place.user.ids.gid);
  }
  const log = await open(place.log, 'w', 0o600);
  const child = spawn(
    place.binaries.initdb,
    [
      `--pgdata=${cluster}`,
      `--username=${USER}`,
      `--pwfile=${handedOver}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
    ],
    { ...place.user.ids, cwd: place.folder, stdio: ['ignore', log.fd, log.fd] },
  );
  const code = await ended(child);
  await log.close();
  await rm(handedOver, { force: true });
  if (code !== 0) {
    throw new EmbeddedPostgresFailure(`Cannot initialise a database in "${place.folder}": ${await lastWords(place)}`);
  }
}

/** A lock whose process is gone, or is another program by now, would keep PostgreSQL from starting. */
async function clearDeadLock(place: Place): Promise<void> {
  const lock = await readLock(place.cluster);
  if (lock === undefined) return;
  if (lock.alive) throw inUse(place, lock);
  await rm(lock.file, { force: true });
}

function inUse(place: Place, lock: Lock): EmbeddedPostgresFailure {
  return new EmbeddedPostgresFailure(
    `Cannot start PostgreSQL because its folder "${place.folder}" is in use: process ${lock.pid} serves it on port ${lock.port}. Stop the other Watchbill first, or end that process`,
  );
}

async function startServer(place: Place, port: number): Promise<ChildProcess> {
  const log = await open(place.log, 'w', 0o600);
  const settings = SETTINGS.flatMap((setting) => ['-c', setting]);
  const child = spawn(place.binaries.postgres, ['-D', place.cluster, '-p', String(port), ...settings], {
    ...place.user.ids,
    cwd: place.folder,
    detached: process.platform !== 'win32',
    stdio: ['ignore', log.fd, log.fd],
  });
  const failed = ended(child);
  await log.close();
  const outcome = await Promise.race([failed.then(() => 'ended' as const), untilReady(place, child)]);
  if (outcome === 'ready') {
    endWithUs(child);
    return child;
  }
  child.kill('SIGQUIT');
  await failed;
  throw new EmbeddedPostgresFailure(
    `Cannot start PostgreSQL on port ${port} with the folder "${place.folder}": ${await lastWords(place)}`,
  );
}

async function untilReady(place: Place, child: ChildProcess): Promise<'ready' | 'late'> {
  for (let waited = 0; waited < START_LIMIT_MS; waited += POLL_MS) {
    const lock = await readLock(place.cluster);
    if (lock?.ready === true && lock.pid === child.pid) return 'ready';
    await sleep(POLL_MS);
  }
  return 'late';
}

/** The server neither keeps our process alive nor outlives its orderly end. */
function endWithUs(child: ChildProcess): void {
  child.unref();
  const kill = (): void => {
    child.kill('SIGINT');
  };
  process.once('exit', kill);
  child.once('exit', () => process.removeListener('exit', kill));
}

/** «Fast» shutdown; «immediate» if that takes too long, which the next start recovers from. */
async function stopServer(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.ref();
  const gone = ended(child);
  child.kill('SIGINT');
  const late = setTimeout(() => child.kill('SIGQUIT'), STOP_LIMIT_MS);
  await gone;
  clearTimeout(late);
}

async function createDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url.replace(/[^/]*$/, 'postgres') });
  try {
    await client.connect();
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE}`);
  } catch (error) {
    throw new EmbeddedPostgresFailure(`Cannot open the database that was just started: ${String(error)}`, {
      cause: error,
    });
  } finally {
    await client.end();
  }
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    child.once('error', () => resolve(null));
    child.once('exit', (code) => resolve(code));
  });
}

/** The line of the log that says why, else its last one. */
async function lastWords(place: Place): Promise<string> {
  const lines = (await readFile(place.log, 'utf8')).split('\n').filter((line) => line.trim() !== '');
  const why =
    lines.find((line) => /could not bind|address already in use/i.test(line)) ??
    lines.find((line) => /FATAL|error:/i.test(line));
  const inUseByOther = why !== undefined && /could not bind|address already in use/i.test(why);
  if (inUseByOther) return 'the port is in use by another program. Choose another one, or end that program';
  return (why ?? lines.at(-1) ?? 'it said nothing').trim();
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string')
    throw new EmbeddedPostgresFailure('Cannot find a free port on 127.0.0.1');
  return address.port;
}

async function writePrivate(file: string, text: string): Promise<void> {
  await writeFile(file, `${text}\n`, { mode: 0o600 });
  await chmod(file, 0o600);
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
