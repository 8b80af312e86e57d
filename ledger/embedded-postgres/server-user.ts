import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { EmbeddedPostgresFailure } from './failure.ts';

const run = promisify(execFile);

/** As whom the server runs: PostgreSQL refuses to run as root. */
export interface ServerUser {
  /** Absent: as we ourselves. */
  readonly ids?: { readonly uid: number; readonly gid: number };
}

const NAME = 'postgres';

/** Ourselves; under root the system user `postgres`, created if it does not exist. */
export async function serverUser(): Promise<ServerUser> {
  if (process.getuid?.() !== 0) return {};
  const known = await idsOf(NAME);
  if (known !== undefined) return { ids: known };
  const cause = await createUser();
  const created = await idsOf(NAME);
  if (created !== undefined) return { ids: created };
  throw new EmbeddedPostgresFailure(
    'Cannot start PostgreSQL as root because it refuses to, and the system user "postgres" could not be created. Create it, or run as another user',
    { cause },
  );
}

/** Answers what went wrong, if anything: a group of that name may exist already, which is fine. */
async function createUser(): Promise<unknown> {
  const [group] = await Promise.allSettled([run('groupadd', ['--system', NAME])]);
  const [user] = await Promise.allSettled([run('useradd', ['--system', '--gid', NAME, '--no-create-home', NAME])]);
  return [group, user].find((step) => step.status === 'rejected');
}

async function idsOf(name: string): Promise<{ uid: number; gid: number } | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    // `id` fails for a user that does not exist.
    return undefined;
  }
}

const OTHERS_MAY_ENTER = 0o001;

/** Refuses a folder that the server's user could not reach. */
export async function requireOpenFolders(folder: string): Promise<void> {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    const { mode } = await stat(at);
    if ((mode & OTHERS_MAY_ENTER) === 0) {
      throw new EmbeddedPostgresFailure(
        `Cannot start PostgreSQL because it runs as user "${NAME}" and cannot enter "${at}". Allow others to enter it (chmod o+x), or put the data elsewhere`,
      );
    }
    if (at === path.dirname(at)) return;
  }
}
