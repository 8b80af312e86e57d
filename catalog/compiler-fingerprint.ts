import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sha256Hex, type Sha256 } from '../contracts/json.ts';

let known: Sha256 | undefined;

/**
 * Hash over the code that turns text into plans. A cached plan counts only while it stands: after a change of the
 * compiler the same text may mean another plan. Read once in a process; 3 ms.
 */
export function compilerFingerprint(): Sha256 {
  known ??= sha256Hex(
    ['../language', '../contracts']
      .map((folder) => fileURLToPath(new URL(folder, import.meta.url)))
      .flatMap(codeBelow)
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n'),
  );
  return known;
}

function codeBelow(folder: string): readonly string[] {
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const path = join(folder, name);
      if (statSync(path).isDirectory()) return codeBelow(path);
      return /\.(ts|js)$/.test(name) ? [path] : [];
    });
}
