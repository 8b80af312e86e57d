import { spawn } from 'node:child_process';
import { linkSync, mkdirSync, readdirSync, readlinkSync, rmSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { missing, row, type Goal, type Row } from '../row.ts';

/*
 * `npm start -- --measure` in a copy of the project, which is installed and built but has no data: what is in the
 * project's own folder would have a finished run already. The copy is hard links, so that the disk is counted whole.
 */

const COPY = resolve('.watchbill', 'bench', 'start');
const LEFT_OUT = new Set(['.git', 'coverage']);
const LIMIT_MS = 120_000;

const MEASURES: Readonly<Record<string, { readonly unit: string; readonly goal?: Goal }>> = {
  'start.firstRunSeconds': { unit: 's', goal: { most: 90 } },
  'start.memoryMb': { unit: 'MB', goal: { most: 700 } },
  'start.memoryResidentMb': { unit: 'MB' },
  'start.diskMb': { unit: 'MB', goal: { most: 1_000 } },
};

/** Time and memory of `npm start` up to the first finished run, and the disk that everything takes. */
export async function benchStart(): Promise<readonly Row[]> {
  rmSync(COPY, { recursive: true, force: true });
  try {
    link(resolve('.'), COPY);
    const output = await start();
    const figures = figuresIn(output);
    return Object.entries(MEASURES).map(([name, { unit, goal }]) => {
      const value = figures.get(name);
      return value === undefined || value === null
        ? missing(name, unit, goal, reasonIn(output))
        : row(name, [value], unit, goal);
    });
  } finally {
    rmSync(COPY, { recursive: true, force: true });
  }
}

function link(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    if (LEFT_OUT.has(entry.name)) continue;
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.name === '.watchbill') link(join(source, 'cache'), join(target, 'cache'));
    else if (entry.isDirectory()) link(source, target);
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else if (entry.isFile()) linkSync(source, target);
  }
}

function start(): Promise<string> {
  return new Promise((settle) => {
    const child = spawn(process.execPath, [join('tools', 'start.mjs'), '--measure'], {
      cwd: COPY,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: LIMIT_MS,
    });
    let output = '';
    const keep = (bytes: Buffer): void => {
      output += bytes.toString();
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', (error) => settle(error.message));
    child.once('close', () => settle(output));
  });
}

/** The line of JSON among what `npm start` prints. */
function figuresIn(output: string): ReadonlyMap<string, number | null> {
  const line = output.split('\n').findLast((text) => text.startsWith('[{'));
  if (line === undefined) return new Map();
  const rows = JSON.parse(line) as readonly { readonly name: string; readonly value: number | null }[]; // as our own tool writes them
  return new Map(rows.map(({ name, value }) => [name, value]));
}

function reasonIn(output: string): string {
  const line = output.split('\n').findLast((text) => text.startsWith('Cannot'));
  return line ?? 'npm start said nothing of it';
}
