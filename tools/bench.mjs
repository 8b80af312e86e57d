// `npm run bench`: sets the project up, compiles the benchmarks and runs them. `-- --only NAME` runs one part (may be
// repeated), `-- --json FILE` writes the rows too. A figure that misses its goal is printed as missed and fails nothing.
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { bin, ROOT, run, SetUpFailure } from './project.mjs';
import { runTool, setUp, step } from './set-up.mjs';

const FOLDER = join(ROOT, '.watchbill', 'bench');
const COMPILED = join(FOLDER, 'compiled');
const PROGRAMS = ['main.ts', 'estate/worker-process.ts', 'rows/check-once.ts'];

await runTool(async () => {
  console.log('Setting up');
  const { temporal } = await setUp();
  await step('build', build);
  await step('benchmarks', compile);
  const main = join(COMPILED, 'bench', 'main.js');
  const environment = { ...process.env, WATCHBILL_TEMPORAL_CLI: temporal, TZ: 'UTC', NODE_ENV: 'production' };
  return new Promise((settle) => {
    const child = spawn(process.execPath, ['--enable-source-maps', main, ...process.argv.slice(2)], {
      cwd: ROOT,
      env: environment,
      stdio: 'inherit',
    });
    child.once('error', () => settle(1));
    child.once('close', (code) => settle(code ?? 1));
  });
});

/** What is measured is compiled as `dist` is: a loader that translates while it runs would be measured along with it. */
async function compile() {
  rmSync(COMPILED, { recursive: true, force: true });
  mkdirSync(COMPILED, { recursive: true });
  const config = join(FOLDER, 'tsconfig.json');
  const compilerOptions = { noEmit: false, outDir: 'compiled', rootDir: ROOT, sourceMap: true };
  const files = PROGRAMS.map((name) => join(ROOT, 'bench', name));
  writeFileSync(config, JSON.stringify({ extends: join(ROOT, 'tsconfig.json'), compilerOptions, files, include: [] }));
  const { code, output } = await run(bin('tsc'), ['-p', config]);
  if (code !== 0) throw new SetUpFailure(`Cannot compile the benchmarks:\n${output.trim()}`);
  // Compiled code finds the tools where the sources have them.
  symlinkSync(join(ROOT, 'tools'), join(COMPILED, 'tools'), 'dir');
}
