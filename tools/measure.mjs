// What `npm start -- --measure` reports: time to the first finished run (one that asks nobody, started as the tour says),
// disk and memory.
import { lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lastLines, ROOT, run, SetUpFailure } from './project.mjs';

const GOALS = { firstRunSeconds: 90, diskMb: 1_000, memoryMb: 700 };
const FIRST_RUN_LIMIT_MS = 300_000;
const MB = 1_000_000;

/** What the tour starts first: a mail of low severity, which ends without asking anybody. */
export const FIRST_RUN = [
  'run',
  'malicious-mail',
  '--tenant',
  'contoso',
  '--input',
  'message_id=first-try',
  '--input',
  'location=Quarantine',
];

/**
 * Starts a run, waits for its end and takes the figures. Memory is what the processes hold together: a page that several
 * share (PostgreSQL's buffers, Node's code) counts once. `memoryResidentMb` counts it in each of them.
 */
export async function measure({ database, startedAt, pids }) {
  await startFirstRun();
  const isFinished = await untilFirstRun(database);
  const family = [...familyOf([process.pid, ...pids]), ...npmAbove()];
  const figures = {
    firstRunSeconds: isFinished ? round((performance.now() - startedAt) / 1000) : null,
    diskMb: round(diskBytes(ROOT) / MB),
    memoryMb: round(sumOver(family, proportionalBytes) / MB),
    memoryResidentMb: round(sumOver(family, residentBytes) / MB),
  };
  return Object.entries(figures).map(([name, value]) => ({
    name: `start.${name}`,
    value,
    unit: name.endsWith('Seconds') ? 's' : 'MB',
    ...(GOALS[name] === undefined ? {} : { goal: GOALS[name], met: value !== null && value <= GOALS[name] }),
  }));
}

async function untilFirstRun(database) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  try {
    const deadline = performance.now() + FIRST_RUN_LIMIT_MS;
    while (performance.now() < deadline) {
      const { rows } = await client.query('select 1 from runs where outcome is not null limit 1');
      if (rows.length > 0) return true;
      await new Promise((wake) => setTimeout(wake, 250));
    }
    return false;
  } finally {
    await client.end();
  }
}

function round(value) {
  return Math.round(value * 10) / 10;
}

function diskBytes(path) {
  const entry = lstatSync(path);
  const below = entry.isDirectory() ? readdirSync(path).reduce((sum, name) => sum + diskBytes(join(path, name)), 0) : 0;
  return below + entry.blocks * 512;
}

/** The npm that called us, through a shell or without: it stays as long as we do. Whoever called that is not ours. */
function npmAbove() {
  const parent = process.ppid;
  const above = [parent, Number(/^PPid:\s*(\d+)/m.exec(statusOf(parent))?.[1] ?? 0)];
  return above.filter((pid) => readProc(pid, 'cmdline').startsWith('npm '));
}

/** The processes and everything that they started. */
function familyOf(roots) {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => [Number(name), Number(/^PPid:\s*(\d+)/m.exec(statusOf(name))?.[1] ?? 0)]);
  const family = new Set(roots.filter((pid) => /^Name:\t(node|npm|temporal|postgres)/.test(statusOf(pid))));
  for (let grown = true; grown;) {
    grown = false;
    for (const [pid, parent] of parents) {
      if (family.has(pid) || !family.has(parent)) continue;
      family.add(pid);
      grown = true;
    }
  }
  return [...family];
}

function sumOver(pids, bytesOf) {
  return pids.reduce((sum, pid) => sum + bytesOf(pid), 0);
}

function proportionalBytes(pid) {
  return Number(/^Pss:\s*(\d+)/m.exec(readProc(pid, 'smaps_rollup'))?.[1] ?? 0) * 1024;
}

function residentBytes(pid) {
  return Number(/^VmRSS:\s*(\d+)/m.exec(statusOf(pid))?.[1] ?? 0) * 1024;
}

function statusOf(pid) {
  return readProc(pid, 'status');
}

function readProc(pid, file) {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return ''; // it has ended meanwhile
  }
}

async function startFirstRun() {
  const sessions = mkdtempSync(join(tmpdir(), 'watchbill-'));
  try {
    for (const args of [['login', 'ada'], FIRST_RUN]) {
      const { code, output } = await run(process.execPath, [join(ROOT, 'dist', 'cli', 'main.js'), ...args], {
        env: { ...process.env, XDG_CONFIG_HOME: sessions },
      });
      if (code !== 0)
        throw new SetUpFailure(`Cannot measure because "watchbill ${args.join(' ')}" failed: ${lastLines(output)}`);
    }
  } finally {
    rmSync(sessions, { recursive: true, force: true });
  }
}
