import { accessSync, constants, readFileSync, realpathSync, statSync } from 'node:fs';
import { putFile } from '../output/put-file.ts';

/** What a file holds as UTF-8, and what it shall hold. */
export interface Replacement {
  readonly from: string;
  readonly to: string;
}

/**
 * Replaces the text of a file whole or not at all: nobody reads half of it. Its mode stays, and a link stays a link. A file
 * that holds other bytes than the old text is left alone: it is in another encoding, or somebody else wrote it meanwhile.
 *
 * @returns why the file was left alone; nothing if it holds the new text.
 */
export function replaceText(path: string, { from, to }: Replacement): string | undefined {
  try {
    const file = realpathSync(path);
    accessSync(file, constants.W_OK);
    if (!readFileSync(file).equals(Buffer.from(from))) return 'its bytes are not the UTF-8 text that was checked';
    putFile(file, to, statSync(file).mode & 0o7777);
    return undefined;
  } catch (problem) {
    if (problem instanceof Error && 'code' in problem) return `the system says ${String(problem.code)}`;
    throw problem;
  }
}
