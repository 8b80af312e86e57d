// What `npm start` and `npm test` do first: check Node, install dependencies, build, find the Temporal server.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lastLines, ROOT, run, secondsSince, SetUpFailure } from './project.mjs';

const NODE_LEAST = [20, 19];

/** Shows progress, one line a step, on terminals and in logs alike. */
export async function step(title, work) {
  const start = performance.now();
  const isTerminal = process.stdout.isTTY === true;
  if (isTerminal) process.stdout.write(`  … ${title}`);
  const clear = isTerminal ? '\r\u001b[K' : '';
  try {
    const result = await work((detail) => {
      if (isTerminal) process.stdout.write(`${clear}  … ${title}: ${detail}`);
      else console.log(`  … ${title}: ${detail}`);
    });
    console.log(`${clear}  ✓ ${title} (${secondsSince(start)} s)`);
    return result;
  } catch (error) {
    if (isTerminal) console.log(`${clear}  ✗ ${title} (${secondsSince(start)} s)`);
    throw error;
  }
}

/**
 * Dependencies and the Temporal server; the build is left to the caller, which may want to count it.
 *
 * @returns {Promise<{ temporal: string }>}
 * @throws {SetUpFailure} one sentence for people.
 */
export async function setUp() {
  checkNode();
  await step('dependencies', installDependencies);
  // Only now: the modules of the tools below may import packages.
  const { findTemporal } = await import('./find-temporal.mjs');
  const temporal = await step('Temporal server', (say) => findTemporal({ say }));
  return { temporal };
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [majorLeast, minorLeast] = NODE_LEAST;
  if (major > majorLeast || (major === majorLeast && minor >= minorLeast)) return;
  throw new SetUpFailure(
    `Cannot run on Node ${process.versions.node} because Watchbill needs ${NODE_LEAST.join('.')} or later: update Node`,
  );
}

async function installDependencies(say) {
  if (isInstalled(ROOT)) return;
  say('npm install of what the lock file names, about a minute');
  // Not `npm ci`: it refuses a lock file without the binaries of platforms that a registry does not carry.
  const install = ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
  const { code, output, isMissing } = await run('npm', install);
  if (isMissing)
    throw new SetUpFailure('Cannot install the dependencies because npm is not on the PATH: install Node with npm');
  if (code !== 0) {
    throw new SetUpFailure(
      `Cannot install the dependencies: npm said "${lastLines(output)}". Check the network and try again`,
    );
  }
}

/**
 * Whether node_modules holds what the lock asks for. npm writes its own list as the last thing of an installation, so
 * that an interrupted one is seen too.
 */
export function isInstalled(root) {
  const installedFile = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installedFile)) return false;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const installed = JSON.parse(readFileSync(installedFile, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, entry]) => path === '' || entry.optional === true || installed[path]?.version === entry.version,
  );
}

/** Runs a tool's main function; a failed set-up is one sentence and exit code 1. */
export async function runTool(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (!(error instanceof SetUpFailure)) throw error;
    console.error(`\n${error.message}`);
    process.exitCode = 1;
  }
}
