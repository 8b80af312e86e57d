import { resolve } from 'node:path';
import { checkDocument } from '../../language/check-document.ts';
import { readSource } from '../../language/source/read-source.ts';
import type { World } from '../../language/world.ts';
import type { Cli } from '../cli.ts';
import { type CheckedFile, type CheckedFiles, checkFiles } from './check-files.ts';
import { chosenFixes, fixText } from './fix-text.ts';
import { replaceText } from './replace-text.ts';

/** How often all files are gone through: a template that can be read again may show what to fix in a playbook. */
const ROUNDS_MAX = 10;

/** A file in which findings were fixed, and how many. */
export interface FixedFile {
  readonly file: string;
  readonly fixes: number;
}

/** A file with fixes that were not written. */
export interface UnfixedFile {
  readonly file: string;
  readonly because: string;
}

/** What was fixed, and what is left. */
export interface FixedFiles {
  readonly checked: CheckedFiles;
  readonly fixed: readonly FixedFile[];
  readonly notFixed: readonly UnfixedFile[];
}

/** Fixes in the files at a path, or in the whole content folder, what needs no author, and checks them again. */
export function fixFiles(cli: Cli, path: string | undefined): FixedFiles {
  const fixes = new Map<string, number>();
  let notFixed: readonly UnfixedFile[] = [];
  let checked = checkFiles(cli, path);
  for (let round = 1; round <= ROUNDS_MAX; round++) {
    const attempts = checked.files.flatMap((file) => fixFile(cli, file, checked.world));
    const written = attempts.filter((attempt) => 'fixes' in attempt);
    notFixed = attempts.filter((attempt) => 'because' in attempt);
    if (written.length === 0) break;
    for (const one of written) fixes.set(one.file, (fixes.get(one.file) ?? 0) + one.fixes);
    checked = checkFiles(cli, path);
  }
  return { checked, fixed: [...fixes].map(([file, count]) => ({ file, fixes: count })), notFixed };
}

/** Nothing where there is nothing to fix. */
function fixFile(
  cli: Cli,
  { file, text, diagnostics }: CheckedFile,
  world: World,
): readonly (FixedFile | UnfixedFile)[] {
  if (chosenFixes(diagnostics).length === 0) return [];
  const fixed = fixText(text, {
    check: (current) => checkDocument(current, file, world).diagnostics,
    isReadable: (current) => readSource(current).ok,
  });
  if (fixed.fixes === 0) return [{ file, because: 'its fixes would bring more errors to light than it has now' }];
  const because = replaceText(resolve(cli.folder, file), { from: text, to: fixed.text });
  return [because === undefined ? { file, fixes: fixed.fixes } : { file, because }];
}
