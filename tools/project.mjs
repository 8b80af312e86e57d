// What the tools share: where things lie, how a child process is run, how a failed set-up is told.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's root folder. */
export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** What may be thrown away and comes back by itself: the Temporal server, compiled plans. */
export const CACHE = join(ROOT, '.watchbill', 'cache');

/** A set-up that cannot go on: its message is one sentence for people, shown without a stack. */
export class SetUpFailure extends Error {
  name = 'SetUpFailure';
}

/**
 * Runs a program to its end, or to its limit, and keeps what it printed. Never rejects: a program that is missing has
 * `code` null.
 */
export function run(command, args, { limitMs, ...options } = {}) {
  return new Promise((settle) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let output = '';
    const keep = (bytes) => {
      output += bytes;
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    // Not spawn's own `timeout`: after a failed start its timer keeps the process alive.
    const late = limitMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), limitMs);
    const end = (result) => {
      clearTimeout(late);
      settle(result);
    };
    child.on('error', (error) => end({ code: null, output: error.message, isMissing: error.code === 'ENOENT' }));
    child.on('close', (code, signal) => end({ code: code ?? 1, output, signal, isMissing: false }));
  });
}

/** Path of a program that a package of ours brings. */
export function bin(name) {
  return join(ROOT, 'node_modules', '.bin', name);
}

/** Paths of files below a folder, from the root, sorted; folders whose name is in `skipped` are left out. */
export function filesBelow(folder, skipped = new Set()) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      if (skipped.has(entry.name)) return [];
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesBelow(path, skipped) : [relative(ROOT, path)];
    })
    .sort((one, other) => (one < other ? -1 : 1));
}

/** SHA-256 over names and contents of files. */
export function fingerprint(paths) {
  const hash = createHash('sha256');
  for (const path of paths)
    hash
      .update(`${path}\n`)
      .update(readFileSync(join(ROOT, path)))
      .update('\n');
  return hash.digest('hex');
}

/** Last lines of a text, for the reason of a failure. */
export function lastLines(text, count = 3) {
  return text.trim().split('\n').slice(-count).join(' / ');
}

/** Seconds since a moment of `performance.now()`, with one decimal. */
export function secondsSince(start) {
  return ((performance.now() - start) / 1000).toFixed(1);
}
