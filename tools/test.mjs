// `npm test`: sets the project up, then runs everything that guards it, fastest first, and ends with `N passed, N failed`.
// `npm test -- FILE …` runs these test files alone. Each gate counts as one, and so do each test and each case.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { bin, ROOT, run, secondsSince, SetUpFailure } from './project.mjs';
import { runTool, setUp, step } from './set-up.mjs';

const LOGS = join(ROOT, '.watchbill', 'test');
const OUTPUT_LINES_MAX = 400;
/** A folder of its own: two runs of vitest with one coverage folder delete each other's files. */
const COVERAGE_FOLDER = join(LOGS, `coverage-${process.pid}`);

await runTool(async () => {
  console.log('Setting up');
  const { temporal } = await setUp();
  const environment = { ...process.env, WATCHBILL_TEMPORAL_CLI: temporal, CI: process.env.CI ?? 'true' };
  const files = process.argv.slice(2);
  return files.length > 0 ? runFiles(files, environment) : runEverything(environment);
});

async function runFiles(files, environment) {
  await step('build', build);
  const { code } = await run(bin('vitest'), ['run', ...files], { stdio: 'inherit', env: environment });
  return code ?? 1;
}

async function runEverything(environment) {
  console.log('Checking');
  mkdirSync(LOGS, { recursive: true });
  const total = { passed: 0, failed: 0 };
  for (const together of gates(environment)) {
    const results = await Promise.all(together.map(passGate));
    for (const { passed, failed } of results) {
      total.passed += passed;
      total.failed += failed;
    }
  }
  rmSync(COVERAGE_FOLDER, { recursive: true, force: true });
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
}

/** Gates in order; those of one row run side by side. */
function gates(environment) {
  return [
    [command('format', 'prettier', ['--check', '--log-level', 'warn', '.'])],
    [command('lint', 'oxlint', ['--type-aware', '--deny-warnings'])],
    [
      command('types', 'tsc', ['-p', 'tsconfig.json']),
      command('types of replayed code', 'tsc', ['-p', 'tsconfig.replayed.json', '--noEmit']),
    ],
    [{ title: 'build with workflow bundle', pass: buildGate }],
    [tests('imports, tidiness, documents', ['--project', 'architecture'], environment)],
    [
      tests(
        'fast tests with coverage',
        ['--project', 'fast', '--coverage', `--coverage.reportsDirectory=${COVERAGE_FOLDER}`],
        environment,
      ),
    ],
    [tests('tests with servers', ['--project', 'servers'], environment)],
    [cases('cases of all playbooks', environment)],
  ];
}

/** Runs one gate and prints it with its time; what it said is shown if it failed, and kept in any case. */
async function passGate({ title, pass }) {
  const start = performance.now();
  console.log(`  … ${title}`);
  const { isPassed, output, passed = 0, failed = 0 } = await pass();
  writeFileSync(join(LOGS, `${title.replaceAll(/\W+/g, '-')}.log`), output);
  const counted = passed + failed > 0 ? `, ${passed} passed${failed > 0 ? `, ${failed} failed` : ''}` : '';
  console.log(`  ${isPassed ? '✓' : '✗'} ${title} (${secondsSince(start)} s${counted})`);
  if (!isPassed) console.log(indent(output));
  return { passed: passed + (isPassed ? 1 : 0), failed: failed + (isPassed ? 0 : 1) };
}

function indent(output) {
  const lines = output.trimEnd().split('\n');
  const shown = lines.length > OUTPUT_LINES_MAX ? ['…', ...lines.slice(-OUTPUT_LINES_MAX)] : lines;
  return shown.map((line) => `      ${line}`).join('\n');
}

function command(title, program, args) {
  return {
    title,
    pass: async () => {
      const { code, output } = await run(bin(program), args);
      return { isPassed: code === 0, output };
    },
  };
}

async function buildGate() {
  try {
    const isNew = await build();
    return { isPassed: true, output: isNew ? 'built' : 'up to date' };
  } catch (error) {
    if (!(error instanceof SetUpFailure)) throw error;
    return { isPassed: false, output: error.message };
  }
}

function tests(title, args, environment) {
  return {
    title,
    pass: async () => {
      const file = join(LOGS, `${title.replaceAll(/\W+/g, '-')}.json`);
      // A report of an earlier run must not be counted when this one ends without writing its own.
      rmSync(file, { force: true });
      const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
      const { code, output } = await run(bin('vitest'), ['run', ...args, ...reporters], {
        env: { ...environment, NO_COLOR: '1' },
      });
      return { isPassed: code === 0, output, ...countOf(file) };
    },
  };
}

/** A skipped test counts as failed: it guards nothing and looks as if it did. */
function countOf(file) {
  const report = readJson(file);
  if (report === undefined) return {};
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.numPendingTests + report.numTodoTests,
  };
}

function cases(title, environment) {
  return {
    title,
    pass: async () => {
      const program = [join(ROOT, 'dist', 'cli', 'main.js'), 'test', 'playbooks', '--json', '--min-coverage', '100'];
      const { code, output } = await run(process.execPath, program, { env: environment });
      return { isPassed: code === 0, output, ...countOfCases(output) };
    },
  };
}

/** Cases in the CLI's answer: whatever list holds objects with `passed`. */
function countOfCases(output) {
  const results = outcomesIn(parse(output));
  return { passed: results.filter(Boolean).length, failed: results.filter((passed) => !passed).length };
}

function outcomesIn(value) {
  if (Array.isArray(value)) return value.flatMap(outcomesIn);
  if (value === null || typeof value !== 'object') return [];
  return typeof value.passed === 'boolean' ? [value.passed] : Object.values(value).flatMap(outcomesIn);
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    console.log(`      no report at ${file}: ${error.message}`);
    return undefined;
  }
}

function parse(output) {
  try {
    return JSON.parse(output);
  } catch {
    return undefined; // not JSON: the gate's exit code tells what happened, and the output is shown
  }
}
