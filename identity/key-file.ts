import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, stat, unlink, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

const OTHERS_MASK = 0o077;

/** A key file that may not be used. The message says which and how to mend it; it holds nothing of the key. */
export class KeyFileError extends Error {
  override readonly name = 'KeyFileError';
}

/**
 * Reads a key file, and makes it first where there is none. Processes that start at the same time agree on one key:
 * each writes a file of its own, and only one of them gets the name.
 *
 * @param make content of a new file; called only when there is none.
 * @throws {KeyFileError} when people other than the owner may read the file.
 */
export async function readOrMakeKeyFile(file: string, make: () => string): Promise<string> {
  const mode = await modeOf(file);
  if (mode === undefined) await makeKeyFile(file, make());
  else if ((mode & OTHERS_MASK) !== 0) throw tooOpen(file, mode);
  return await readFile(file, 'utf8');
}

async function modeOf(file: string): Promise<number | undefined> {
  try {
    return (await stat(file)).mode & 0o777;
  } catch (problem) {
    if (isCode(problem, 'ENOENT')) return undefined;
    throw problem;
  }
}

async function makeKeyFile(file: string, content: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const own = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  await writeFile(own, content, { mode: 0o600, flag: 'wx' });
  try {
    await link(own, file);
  } catch (problem) {
    // Another process was faster: its key is the one.
    if (!isCode(problem, 'EEXIST')) throw problem;
  } finally {
    await unlink(own);
  }
}

function tooOpen(file: string, mode: number): KeyFileError {
  return new KeyFileError(
    `Cannot use key file "${file}" because only its owner may read it: its mode is ${mode.toString(8)}. Set it with chmod 600`,
  );
}

function isCode(problem: unknown, code: string): boolean {
  return problem instanceof Error && 'code' in problem && problem.code === code;
}
