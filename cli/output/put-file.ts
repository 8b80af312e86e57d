import { randomUUID } from 'node:crypto';
import { closeSync, fchmodSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Puts a text in the place of a file, whole or not at all: nobody reads half of it, and what was there stays if it fails.
 *
 * @param mode access rights of the file; by default those of a new one
 * @throws what the system says
 */
export function putFile(path: string, text: string, mode?: number): void {
  const draft = join(dirname(path), `.watchbill-${randomUUID()}.tmp`);
  const opened = openSync(draft, 'wx', mode === undefined ? 0o666 : 0o600);
  try {
    try {
      writeFileSync(opened, text);
      if (mode !== undefined) fchmodSync(opened, mode);
      fsyncSync(opened);
    } finally {
      closeSync(opened);
    }
    renameSync(draft, path);
  } catch (problem) {
    rmSync(draft, { force: true });
    throw problem;
  }
}
