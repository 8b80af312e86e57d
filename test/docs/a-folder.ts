import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** An empty folder for one test, gone after it. */
export function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'watchbill-page-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}
