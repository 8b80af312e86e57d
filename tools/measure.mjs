// What `npm start -- --measure` reports: time to the first finished run, disk and memory.
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './project.mjs';

const GOALS = { firstRunSeconds: 90, diskMb: 1_000, memoryMb: 700 };
const FIRST_RUN_LIMIT_MS = 300_000;
const MB = 1_000_000;

/** Waits for the first finished run and takes the figures. Memory is resident memory, shared pages counted in each process. */
export async function measure({ database, startedAt, pids }) {
  const isFinished = await untilFirstRun(database);
  const figures = {
    firstRunSeconds: isFinished ? round((performance.now() - startedAt) / 1000) : null,
    diskMb: round(diskBytes(ROOT) / MB),
    memoryMb: round(
      familyOf([process.pid, process.ppid, ...pids]).reduce((sum, pid) => sum + residentBytes(pid), 0) / MB,
    ),
  };
  return Object.entries(figures).map(([name, value]) => ({
    name: `start.${name}`,
    value,
    unit: name.endsWith('Seconds') ? 's' : 'MB',
    goal: GOALS[name],
    met: value !== null && value <= GOALS[name],
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

function residentBytes(pid) {
  return Number(/^VmRSS:\s*(\d+)/m.exec(statusOf(pid))?.[1] ?? 0) * 1024;
}

function statusOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    return ''; // it has ended meanwhile
  }
}
