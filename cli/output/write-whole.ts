import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { CliProblem } from '../cli-problem.ts';
import { EXIT } from '../exit-codes.ts';
import { putFile } from './put-file.ts';

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
export function writeWhole({ name, folder }: WantedFile, content: string): void {
  try {
    putFile(resolve(folder, name), content);
  } catch (problem) {
    if (!isSystemProblem(problem)) throw problem;
    throw cannotWrite(name, REASONS[problem.code ?? ''] ?? `the system says ${problem.code}`);
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
