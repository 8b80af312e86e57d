import { existsSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger, type Logger } from '@temporalio/worker';

/** Where the built bundle lies, seen from the sources and from `dist/worker` alike. */
export const BUNDLE_FILE = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../dist/workflow-bundle.js' : '../workflow-bundle.js', import.meta.url),
);

/** Our own stateless modules that are evaluated once and shared by all runs: without it CEL costs 26 % more CPU. */
const PRELOADED = ['../language/expressions/evaluate.ts'];

/** Bundles the replayed code for Temporal's sandbox. Refuses whatever replayed code may not import. */
export async function bundleWorkflows(logger: Logger = new DefaultLogger('ERROR')): Promise<string> {
  const source = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
  const { code } = await bundleWorkflowCode({
    workflowsPath: source('../workflows/index.ts'),
    preloadModules: PRELOADED.map(source),
    logger,
  });
  return code;
}

/** Writes the bundle beside the built code; readers never see half of it. */
export async function writeBundle(file: string = BUNDLE_FILE): Promise<void> {
  const code = await bundleWorkflows();
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.new`, code);
  await rename(`${file}.new`, file);
}

/**
 * What the worker is started with: the file named, else the built bundle where built code runs. A worker that runs from
 * the sources makes its own, because a bundle of yesterday would replay another program.
 */
export async function findBundle(named: string | undefined): Promise<{ codePath: string } | { code: string }> {
  if (named !== undefined) return { codePath: named };
  const isBuilt = !import.meta.url.endsWith('.ts') && existsSync(BUNDLE_FILE);
  return isBuilt ? { codePath: BUNDLE_FILE } : { code: await bundleWorkflows() };
}
