import { randomUUID } from 'node:crypto';
import { rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { CliProblem } from '../cli-problem.ts';
import { EXIT } from '../exit-codes.ts';

/** A file that a command was told to write. */
export interface WantedFile {
  /** As it was given. */
  readonly name: string;
  /** Folder that a relative name is in. */
  readonly folder: string;
}

/**
 * Looks whether a file could be written, before work is done for it.
 *
 * @throws {CliProblem} its folder does not exist, or it is a folder itself
 */
export async function checkWritable({ name, folder }: WantedFile): Promise<void> {
  const path = resolve(folder, name);
  if ((await kindOf(dirname(path))) !== 'folder') throw cannotWrite(name, `there is no folder "${dirname(path)}"`);
  if ((await kindOf(path)) === 'folder') throw cannotWrite(name, 'it is a folder');
}

/**
 * Writes a file whole or not at all: a reader never sees half of it, and what was there stays if it fails.
 *
 * @throws {CliProblem} the file cannot be written
 */
export async function writeWhole({ name, folder }: WantedFile, content: string): Promise<void> {
  const path = resolve(folder, name);
  const temporary = join(dirname(path), `.watchbill-${randomUUID()}.tmp`);
  try {
    await writeFile(temporary, content, { flag: 'wx' });
    await rename(temporary, path);
  } catch (problem) {
    await remove(temporary);
    if (!isSystemProblem(problem)) throw problem;
    throw cannotWrite(name, REASONS[problem.code ?? ''] ?? `the system says ${problem.code}`);
  }
}

async function remove(temporary: string): Promise<void> {
  try {
    await rm(temporary, { force: true });
  } catch (problem) {
    // Where it could not be made it cannot be removed either, and why it could not is told by the caller.
    if (!isSystemProblem(problem)) throw problem;
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'its folder does not exist',
  ENOTDIR: 'its folder does not exist',
  EISDIR: 'it is a folder',
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
};

async function kindOf(path: string): Promise<'folder' | 'other' | undefined> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'other';
  } catch (problem) {
    if (isSystemProblem(problem)) return undefined;
    throw problem;
  }
}

function isSystemProblem(problem: unknown): problem is NodeJS.ErrnoException {
  return problem instanceof Error && 'code' in problem;
}

function cannotWrite(name: string, found: string): CliProblem {
  return new CliProblem(EXIT.usage, `Cannot write "${name}": ${found}`);
}
