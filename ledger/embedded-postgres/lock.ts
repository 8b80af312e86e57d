import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

/** What `postmaster.pid` of a data folder says, and whether it is still true. */
export interface Lock {
  readonly file: string;
  readonly pid: number;
  readonly port: number;
  /** Whether that process is a PostgreSQL; numbers of dead processes are given to others. */
  readonly alive: boolean;
  /** Whether the server accepts connections. */
  readonly ready: boolean;
}

/** The lock of a data folder; undefined if there is none. Lines of the file: pid, folder, start, port, socket, address, key, status. */
export async function readLock(cluster: string): Promise<Lock | undefined> {
  const file = path.join(cluster, 'postmaster.pid');
  const text = await readIfThere(file);
  if (text === undefined) return undefined;
  const lines = text.split('\n').map((line) => line.trim());
  const pid = Number(lines[0]);
  return { file, pid, port: Number(lines[3]), alive: await isPostgres(pid), ready: lines[7] === 'ready' };
}

async function isPostgres(pid: number): Promise<boolean> {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  const command = await commandOf(pid);
  return command !== undefined && /postgres/i.test(command);
}

/** The command line of a process; undefined if there is none. Where it cannot be asked for, the name `postgres` is assumed. */
async function commandOf(pid: number): Promise<string | undefined> {
  if (process.platform === 'linux') {
    // A process that ended and was not yet waited for has an empty command line.
    return readIfThere(`/proc/${pid}/cmdline`);
  }
  if (process.platform === 'win32') return isThere(pid) ? 'postgres' : undefined;
  return promisify(execFile)('ps', ['-o', 'command=', '-p', String(pid)]).then(
    (answer) => answer.stdout,
    () => undefined,
  );
}

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Undefined for a file that is not there. */
async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    // ESRCH is what /proc answers when the process ends between opening and reading.
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH'))
      return undefined;
    throw error;
  }
}
