import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { CliProblem } from '../cli-problem.ts';
import { EXIT } from '../exit-codes.ts';

/** Files looked at: a wrong path must not read a whole disk. */
export const FILES_MAX = 5_000;
const DEPTH_MAX = 12;

/** YAML files at and below a path, in order of name. @throws {CliProblem} nothing is there, or too much */
export function findFiles(path: string): readonly string[] {
  const found: string[] = [];
  gather(path, 0, found);
  return found;
}

function gather(path: string, depth: number, found: string[]): void {
  if (!isFolder(path)) {
    found.push(path);
    if (found.length > FILES_MAX) throw new CliProblem(EXIT.usage, `Cannot check more than ${FILES_MAX} files at once`);
    return;
  }
  if (depth > DEPTH_MAX) return;
  const names = readdirSync(path).filter((name) => !name.startsWith('.') && name !== 'node_modules');
  for (const name of names.sort()) {
    const below = join(path, name);
    if (isFolder(below) || /\.ya?ml$/.test(name)) gather(below, depth + 1, found);
  }
}

function isFolder(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined)
    throw new CliProblem(EXIT.notFound, `Cannot find ${JSON.stringify(path)}`, { code: 'no-such-path' });
  return found.isDirectory();
}
