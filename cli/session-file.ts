import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Cli } from './cli.ts';

/** A sign-in as this machine keeps it: for one server, readable by its owner alone. */
export interface Session {
  readonly url: string;
  readonly token: string;
  readonly person: string;
  readonly expiresAt: string;
}

/** Where the sign-in is kept: `~/.config/watchbill/session.json` unless XDG_CONFIG_HOME says otherwise. */
export function sessionFile(env: Cli['env']): string {
  const config = env['XDG_CONFIG_HOME'];
  const folder = config === undefined || config === '' ? join(env['HOME'] ?? homedir(), '.config') : config;
  return join(folder, 'watchbill', 'session.json');
}

/** Keeps a sign-in instead of the one before. */
export async function saveSession(env: Cli['env'], session: Session): Promise<void> {
  const file = sessionFile(env);
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await writeFile(file, `${JSON.stringify(session)}\n`, { mode: 0o600 });
  // The mode of writeFile counts for new files only.
  await chmod(file, 0o600);
}

/** The sign-in for a server; undefined if there is none, it is for another server, or it cannot be read. */
export async function readSession(env: Cli['env'], url: string): Promise<Session | undefined> {
  const session = parseSession(await readText(sessionFile(env)));
  return session?.url === url ? session : undefined;
}

/** Forgets the sign-in. */
export async function removeSession(env: Cli['env']): Promise<void> {
  await rm(sessionFile(env), { force: true });
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (problem) {
    if (problem instanceof Error && 'code' in problem && problem.code === 'ENOENT') return '';
    throw problem;
  }
}

function parseSession(text: string): Session | undefined {
  try {
    const { url, token, person, expiresAt } = (JSON.parse(text) ?? {}) as Record<string, unknown>;
    const isWhole = [url, token, person, expiresAt].every((member) => typeof member === 'string');
    return isWhole ? ({ url, token, person, expiresAt } as Session) : undefined;
  } catch (problem) {
    if (problem instanceof SyntaxError) return undefined;
    throw problem;
  }
}
