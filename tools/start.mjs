// `npm start`: sets the project up, then runs PostgreSQL, Temporal, the simulator, the worker and the API until Ctrl-C.
// `--verbose` shows every log line; `--measure` waits for the first finished run, prints figures as JSON and ends.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { answersOn, recordStart, requireFreePorts, settleEarlierStart } from './earlier-start.mjs';
import { FIRST_RUN, measure } from './measure.mjs';
import { processGroup, untilReady } from './processes.mjs';
import { ROOT, run, secondsSince, SetUpFailure } from './project.mjs';
import { runTool, setUp, step } from './set-up.mjs';

const DATA = join(ROOT, '.watchbill', 'data');
const STATE = join(ROOT, '.watchbill', 'start.json');
const PORTS = {
  API: 7420,
  worker: 7421,
  simulator: 7430,
  'mail simulator': 7431,
  PostgreSQL: 7432,
  'Temporal server': 7233,
  'Temporal console': 8233,
};
const READY_LIMIT_MS = 60_000;
const DEMO_TENANTS = ['contoso', 'fabrikam', 'tailspin'];

/** Reasons: a database file at its defaults costs 60 % of the rate, the processors' 20 polls a second cost 50 ms a step. */
const TEMPORAL_ARGUMENTS = [
  '--sqlite-pragma',
  'journal_mode=wal',
  '--sqlite-pragma',
  'synchronous=normal',
  ...['history.transferProcessorMaxPollRPS=1000', 'history.timerProcessorMaxPollRPS=1000'].flatMap(dynamic),
  ...['history.visibilityProcessorMaxPollRPS=1000', 'matching.enableFairness=true'].flatMap(dynamic),
];

await runTool(async () => {
  const startedAt = performance.now();
  const { values } = parseArgs({ options: { verbose: { type: 'boolean' }, measure: { type: 'boolean' } } });
  await settleEarlierStart(STATE);
  await requireFreePorts(PORTS);
  console.log('Setting up');
  const { temporal } = await setUp();
  await step('build', build);
  console.log('Starting');
  return new Promise((settle) => {
    void runUntilEnded({ temporal, startedAt, ...values }).then(settle, (error) => {
      if (!(error instanceof SetUpFailure)) throw error;
      console.error(`\n${error.message}`);
      settle(1);
    });
  });
});

async function runUntilEnded({ temporal, startedAt, verbose, measure: isMeasured }) {
  const asked = whenAskedToEnd();
  const died = deferred();
  const group = processGroup({
    logs: join(ROOT, '.watchbill', 'logs'),
    isVerbose: verbose === true,
    onDeath: died.settle,
  });
  const database = await step('PostgreSQL', startDatabase);
  try {
    const all = startAll({ group, temporal, database });
    const first = await Promise.race([all.then(() => undefined), asked, died.promise]);
    if (first !== undefined) return tell(first);
    welcome(startedAt);
    const figures =
      isMeasured === true
        ? measure({ database: database.url, startedAt, pids: [...group.pids(), database.pid] })
        : never();
    const measured = figures.then((rows) => ({ rows }));
    return tell(await Promise.race([asked, died.promise, measured]));
  } finally {
    const endedAt = performance.now();
    await group.end();
    await database.stop();
    rmSync(STATE, { force: true });
    console.log(`Everything has ended (${secondsSince(endedAt)} s). The data stays in .watchbill/data`);
  }
}

async function startDatabase() {
  const module = pathToFileURL(join(ROOT, 'dist', 'ledger', 'embedded-postgres.js')).href;
  const { startEmbeddedPostgres } = await import(module);
  mkdirSync(DATA, { recursive: true });
  try {
    return await startEmbeddedPostgres({ dataFolder: join(DATA, 'postgres'), port: PORTS.PostgreSQL });
  } catch (error) {
    throw new SetUpFailure(error.message, { cause: error });
  }
}

async function startAll({ group, temporal, database }) {
  const start = (...args) => {
    const entry = group.start(...args);
    recordStart(STATE, [database.pid, ...group.pids()]);
    return entry;
  };
  const environment = {
    ...demoSecrets(),
    DATABASE_URL: database.url,
    TEMPORAL_ADDRESS: `127.0.0.1:${PORTS['Temporal server']}`,
    WATCHBILL_DATA: DATA,
    WATCHBILL_LOG: 'json',
    TZ: 'UTC',
  };
  start(
    'temporal',
    temporal,
    [
      'server',
      'start-dev',
      '--port',
      PORTS['Temporal server'],
      '--ui-port',
      PORTS['Temporal console'],
      '--db-filename',
      join(DATA, 'temporal.db'),
      '--log-level',
      'warn',
      ...TEMPORAL_ARGUMENTS,
    ].map(String),
  );
  start('simulator', process.execPath, [dist('simulator'), '--folder', join(DATA, 'simulator')]);
  await Promise.all([
    step('Temporal server', () => untilReady('temporal', () => isTemporalReady(temporal), READY_LIMIT_MS)),
    step('simulator', () =>
      untilReady('simulator', () => isFine(`http://127.0.0.1:${PORTS.simulator}/control/health`), READY_LIMIT_MS),
    ),
  ]);
  start('worker', process.execPath, [dist('worker')], { ...environment, WATCHBILL_WORKER_PORT: String(PORTS.worker) });
  await step('worker', () =>
    untilReady('worker', () => isFine(`http://127.0.0.1:${PORTS.worker}/readyz`), READY_LIMIT_MS),
  );
  start('api', process.execPath, [dist('api')], environment);
  await step('API', () => untilReady('api', () => isFine(`http://127.0.0.1:${PORTS.API}/health`), READY_LIMIT_MS));
}

function dist(room) {
  return join(ROOT, 'dist', room, 'main.js');
}

function dynamic(setting) {
  return ['--dynamic-config-value', setting];
}

/** The simulator's secrets follow from the names of its tenants; they open nothing else. */
function demoSecrets() {
  return Object.fromEntries(
    DEMO_TENANTS.flatMap((name) => [
      [`WATCHBILL_DEMO_${name.toUpperCase()}_CLIENT_SECRET`, `${name}-client-secret`],
      [`WATCHBILL_DEMO_${name.toUpperCase()}_SERVICENOW_PASSWORD`, `${name}-servicenow-password`],
    ]),
  );
}

/** The port is probed first: a client that comes too early waits for a second before it tries again. */
async function isTemporalReady(temporal) {
  if (!(await answersOn(PORTS['Temporal server']))) return false;
  const { code } = await run(temporal, [
    'operator',
    'cluster',
    'health',
    '--address',
    `127.0.0.1:${PORTS['Temporal server']}`,
  ]);
  return code === 0;
}

async function isFine(url) {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false; // not listening yet
  }
}

function welcome(startedAt) {
  console.log(`
Watchbill runs (${secondsSince(startedAt)} s). Ctrl-C ends everything.

  API               http://127.0.0.1:${PORTS.API}
  Temporal console  http://127.0.0.1:${PORTS['Temporal console']}
  Simulator         http://127.0.0.1:${PORTS.simulator}/control/health (Microsoft 365, ServiceNow; mail on port ${PORTS['mail simulator']})
  PostgreSQL        port ${PORTS.PostgreSQL}
  Logs              .watchbill/logs

Try in another terminal:

  npx watchbill login ada
  npx watchbill ${FIRST_RUN.join(' ')}
  npx watchbill approvals
  npx watchbill runs
`);
}

function tell(what) {
  if (what.rows !== undefined) console.log(JSON.stringify(what.rows));
  if (what.name === undefined) return 0;
  console.error(`\nThe ${what.name} has ended by itself (${what.how}); everything else ends too. Its last words:`);
  for (const line of what.last) console.error(`  ${line}`);
  console.error(`All of them: .watchbill/logs/${what.name}.log`);
  return 1;
}

function whenAskedToEnd() {
  const { promise, settle } = deferred();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => settle({ signal }));
  return promise;
}

function never() {
  return new Promise(() => {});
}

function deferred() {
  let settle;
  const promise = new Promise((resolve) => {
    settle = resolve;
  });
  return { promise, settle };
}
