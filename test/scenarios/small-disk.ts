import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { promisify } from 'node:util';
import { invariant } from '../../contracts/invariant.ts';
import { serverUser, type ServerUser } from '../../ledger/embedded-postgres/server-user.ts';

/*
 * A file system that really runs full, without filling the machine's. Nobody needs to be root for it: a process in a
 * user namespace of its own may mount a tmpfs, and whoever is of the same user reaches it through /proc/<pid>/root.
 * Where such namespaces are refused (containers with a strict seccomp profile), root mounts it in the usual way.
 */

/** A small file system, on which PostgreSQL's user may write. */
export interface SmallDisk {
  readonly folder: string;
  /** Takes all room that is left. */
  fill(): Promise<void>;
  /** Gives it back. */
  clear(): Promise<void>;
  stop(): Promise<void>;
}

const run = promisify(execFile);

/** Starts a file system of so many MB. Fails, and says what is missing, where neither way is open. */
export async function startSmallDisk(sizeMb: number): Promise<SmallDisk> {
  const place = await mkdtemp(join(tmpdir(), 'watchbill-disk-'));
  const user = await serverUser();
  if (user.ids !== undefined) await run('chown', [`${user.ids.uid}:${user.ids.gid}`, place]);
  const keeper = (await keepInNamespace(place, sizeMb, user)) ?? (await keepAsRoot(place, sizeMb, user));
  invariant(
    keeper !== undefined,
    'A full disk needs Linux with user namespaces for everybody (unshare of util-linux), or root who may mount a tmpfs',
  );
  return {
    folder: keeper.folder,
    fill: () => keeper.order('fill'),
    clear: () => keeper.order('clear'),
    stop: async () => {
      await keeper.end();
      await rm(place, { recursive: true, force: true });
    },
  };
}

/** A shell that keeps the file system, and writes on it where our own user may not. */
const SCRIPT = `
  mount -t tmpfs -o "$1" small "$0" || exit
  echo mounted
  while read -r order; do
    case "$order" in
      fill) cat /dev/zero > "$0/ballast" ;;
      clear) rm -f "$0/ballast" ;;
    esac
    echo done
  done
  umount -l "$0"
`;

interface Keeper {
  readonly folder: string;
  order(what: 'fill' | 'clear'): Promise<void>;
  end(): Promise<void>;
}

async function keepInNamespace(place: string, sizeMb: number, { ids }: ServerUser): Promise<Keeper | undefined> {
  const args = ['--user', '--map-root-user', '--mount', 'sh', '-c', SCRIPT, place, `size=${sizeMb}m,mode=0700`];
  const shell = spawn('unshare', args, { ...ids, stdio: ['pipe', 'pipe', 'ignore'] });
  return keeperOf(shell, `/proc/${shell.pid}/root${place}`);
}

async function keepAsRoot(place: string, sizeMb: number, { ids }: ServerUser): Promise<Keeper | undefined> {
  if (ids === undefined) return undefined;
  const options = `size=${sizeMb}m,mode=0700,uid=${ids.uid},gid=${ids.gid}`;
  return keeperOf(spawn('sh', ['-c', SCRIPT, place, options], { stdio: ['pipe', 'pipe', 'ignore'] }), place);
}

/** Undefined where the shell ends at once, since it may not mount. */
async function keeperOf(shell: ChildProcess, folder: string): Promise<Keeper | undefined> {
  const { stdin, stdout } = shell;
  invariant(stdin !== null && stdout !== null, 'A shell with pipes has streams');
  const gone = new Promise<'gone'>((resolve) => {
    shell.once('error', () => resolve('gone'));
    shell.once('exit', () => resolve('gone'));
  });
  const answers = createInterface(stdout);
  if ((await Promise.race([next(answers), gone])) !== 'mounted') return undefined;
  return {
    folder,
    order: async (what) => {
      const done = next(answers);
      stdin.write(`${what}\n`);
      invariant((await Promise.race([done, gone])) === 'done', 'The shell that keeps a small disk has ended');
    },
    end: async () => {
      stdin.end();
      await gone;
    },
  };
}

async function next(answers: Interface): Promise<unknown> {
  const [line] = (await once(answers, 'line')) as readonly unknown[];
  return line;
}
