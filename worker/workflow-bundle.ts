import { existsSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { invariant } from '../contracts/invariant.ts';
import { bundleWorkflowCode, type BundleOptions, DefaultLogger } from '@temporalio/worker';

/** Where the built bundle lies, seen from the sources and from `dist/worker` alike. */
export const BUNDLE_FILE = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../dist/workflow-bundle.js' : '../workflow-bundle.js', import.meta.url),
);

/** Our modules keep no state, so they are evaluated once and shared by all runs, instead of once a run. */
const PRELOADED = ['../workflows/index.ts'];
const WITHOUT_STACK_TRACES = ['../workflows/limit-stack-traces.ts', ...PRELOADED];

/** What a bundle may be made with. */
export interface BundleChoices {
  /** Errors of replayed code say where they were thrown; runs take half as much CPU again. @default false */
  readonly stackTraces?: boolean;
}

/** What Node 20 runs as it is. */
const SYNTAX = 'es2022';

type WebpackConfig = Parameters<NonNullable<BundleOptions['webpackConfigHook']>>[0];

/** Bundles the replayed code for Temporal's sandbox. Refuses whatever replayed code may not import. */
export async function bundleWorkflows({ stackTraces }: BundleChoices = {}): Promise<string> {
  const source = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
  const { code } = await bundleWorkflowCode({
    workflowsPath: source('../workflows/index.ts'),
    preloadModules: (stackTraces === true ? PRELOADED : WITHOUT_STACK_TRACES).map(source),
    webpackConfigHook: leaveModernSyntax,
    logger: new DefaultLogger('ERROR'),
  });
  return code;
}

/**
 * The SDK's bundler writes our TypeScript for engines of 2017, where a private member is a `WeakMap` and an object spread
 * a function. The sandbox is as modern as the Node that runs it.
 */
function leaveModernSyntax(config: WebpackConfig): WebpackConfig {
  const compilers = (config.module?.rules ?? []).flatMap((rule) => (isCompiler(rule) ? [rule.use.options.jsc] : []));
  invariant(compilers.length === 1, "The SDK's bundler compiles TypeScript by one rule of webpack");
  for (const compiler of compilers) compiler.target = SYNTAX;
  return config;
}

function isCompiler(rule: unknown): rule is { use: { options: { jsc: { target: string } } } } {
  return JSON.stringify(rule).includes('"jsc":{"target":');
}

/** Writes the bundle beside the built code; readers never see half of it. */
export async function writeBundle(file: string = BUNDLE_FILE, choices: BundleChoices = {}): Promise<void> {
  const code = await bundleWorkflows(choices);
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
