// Builds dist: TypeScript to JavaScript, then the workflow bundle. Nothing happens while the sources are unchanged.
// The new build is made beside the old one and moved into place, so that running processes never see half of it.
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bin, filesBelow, fingerprint, ROOT, run, SetUpFailure } from './project.mjs';

const DIST = join(ROOT, 'dist');
const STAMP = 'sources.sha256';
const NOT_BUILT = new Set([
  'node_modules',
  'dist',
  '.watchbill',
  '.git',
  'coverage',
  'test',
  'bench',
  'docs',
  'playbooks',
  'demo',
]);

/**
 * @param {(text: string) => void} say hears what is being done.
 * @returns {Promise<boolean>} whether there was something to build.
 * @throws {SetUpFailure} with the compiler's or bundler's own words.
 */
export async function build(say = () => {}) {
  const sources = fingerprint(sourcesOfBuild());
  if (stampOf(DIST) === sources) return false;
  const fresh = join(ROOT, '.watchbill', `build-${process.pid}`);
  try {
    mkdirSync(fresh, { recursive: true });
    say('compiling TypeScript');
    await succeed(bin('tsc'), ['-p', 'tsconfig.build.json', '--outDir', fresh], 'compile the sources');
    say('bundling the workflows');
    await bundle(fresh);
    writeFileSync(join(fresh, STAMP), sources);
    replace(fresh);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  return true;
}

function sourcesOfBuild() {
  const sources = filesBelow(ROOT, NOT_BUILT).filter((path) => path.endsWith('.ts') && path !== 'vitest.config.ts');
  return [...sources, 'tsconfig.json', 'tsconfig.build.json', 'package-lock.json'];
}

function stampOf(dist) {
  const file = join(dist, STAMP);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** The bundler reads the sources, so that stack traces of replayed code name them. */
async function bundle(fresh) {
  const maker = pathToFileURL(join(ROOT, 'worker', 'workflow-bundle.ts')).href;
  const file = (name) => JSON.stringify(join(fresh, name));
  const program = `
    const { writeBundle } = await import(${JSON.stringify(maker)});
    await writeBundle(${file('workflow-bundle.js')});
    await writeBundle(${file('workflow-bundle-with-stacks.js')}, { stackTraces: true });`;
  await succeed(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], 'bundle the workflows');
}

async function succeed(command, args, what) {
  const { code, output } = await run(command, args);
  if (code !== 0) throw new SetUpFailure(`Cannot ${what}:\n${output.trim()}`);
}

function replace(fresh) {
  const old = `${fresh}-old`;
  if (existsSync(DIST)) renameSync(DIST, old);
  renameSync(fresh, DIST);
  rmSync(old, { recursive: true, force: true });
}

if (process.argv[1] === import.meta.filename) {
  try {
    const isNew = await build((text) => console.log(`  ${text}`));
    console.log(isNew ? 'Built dist' : 'dist is up to date');
  } catch (error) {
    if (!(error instanceof SetUpFailure)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
