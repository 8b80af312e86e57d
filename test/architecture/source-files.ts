import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';

/** The project's root folder. */
export const ROOT = resolve(import.meta.dirname, '../..');

const SKIPPED = new Set(['node_modules', 'dist', 'coverage', '.watchbill', '.git']);

/** A text file of the project. */
export interface SourceFile {
  /** From the root, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** Files of the project whose name ends so, in order of path. */
export function filesEndingIn(...endings: readonly string[]): readonly SourceFile[] {
  return pathsBelow(ROOT)
    .filter((path) => endings.some((ending) => path.endsWith(ending)))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));
}

/** TypeScript of the product: neither tests nor benchmarks nor configuration. */
export function productFiles(): readonly SourceFile[] {
  return filesEndingIn('.ts').filter(({ path }) => path.includes('/') && !/^(test|bench)\//.test(path));
}

function pathsBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (SKIPPED.has(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? pathsBelow(path) : [relative(ROOT, path).split(sep).join('/')];
  });
}
