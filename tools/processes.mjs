// Processes that `npm start` runs: started with a log file each, shown where something is wrong, ended together.
import { spawn } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, SetUpFailure } from './project.mjs';

const END_LIMIT_MS = 8_000;
const LAST_LINES = 5;
const WARNING_LEVEL = 40;
const LEVEL_NAMES = { 10: 'TRACE', 20: 'DEBUG', 30: 'INFO', 40: 'WARN', 50: 'ERROR', 60: 'FATAL' };

/**
 * A group of child processes. When one dies by itself, `onDeath` hears of it once; `end` ends those that still run, in
 * the reverse order of their start, and nothing else.
 */
export function processGroup({ logs, isVerbose, onDeath }) {
  const children = [];
  let isEnding = false;
  mkdirSync(logs, { recursive: true });

  const start = (name, command, args, env = {}) => {
    const log = openLog(join(logs, `${name}.log`));
    // A group of its own: Ctrl-C reaches us alone, and we end the others in order.
    const child = spawn(command, args, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    const last = [];
    const onLine = (line) => {
      log.write(`${line}\n`);
      last.push(line);
      if (last.length > LAST_LINES) last.shift();
      const shown = shownLine(line, isVerbose);
      if (shown !== undefined) console.log(`${name.padEnd(9)} | ${shown}`);
    };
    forEachLine(child.stdout, onLine);
    forEachLine(child.stderr, onLine);
    const ended = new Promise((settle) => {
      child.once('error', (error) => settle(error.message));
      child.once('close', (code, signal) => settle(signal === null ? `code ${code}` : `signal ${signal}`));
    });
    const entry = { name, child, ended, isOver: false, last };
    children.push(entry);
    void ended.then((how) => {
      entry.isOver = true;
      log.end();
      if (!isEnding) onDeath({ name, how, last: last.map((line) => shownLine(line, true) ?? line) });
    });
    return entry;
  };

  const end = async () => {
    isEnding = true;
    for (const { child, ended, isOver } of children.toReversed()) {
      if (isOver) continue;
      child.kill('SIGTERM');
      const late = setTimeout(() => child.kill('SIGKILL'), END_LIMIT_MS);
      await ended;
      clearTimeout(late);
    }
  };

  return { start, end, pids: () => children.filter(({ isOver }) => !isOver).map(({ child }) => child.pid) };
}

/** Waits until `check` holds, or fails in one sentence. A process that dies meanwhile is told by `onDeath`. */
export async function untilReady(name, check, limitMs) {
  const deadline = performance.now() + limitMs;
  while (performance.now() < deadline) {
    if (await check()) return;
    await new Promise((wake) => setTimeout(wake, 50));
  }
  throw new SetUpFailure(
    `Cannot start: ${name} was not ready after ${limitMs / 1000} s. Its log in .watchbill/logs/${name}.log says why`,
  );
}

/** The log of the last start is kept beside the new one. */
function openLog(file) {
  if (existsSync(file)) renameSync(file, `${file}.1`);
  return createWriteStream(file);
}

function forEachLine(stream, onLine) {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (text) => {
    const lines = `${rest}${text}`.split('\n');
    rest = lines.pop() ?? '';
    lines.forEach(onLine);
  });
  stream.on('end', () => {
    if (rest !== '') onLine(rest);
  });
}

/** Warnings and worse of our own processes; with `isVerbose` everything. Control characters never reach the terminal. */
function shownLine(line, isVerbose) {
  const entry = parseEntry(line);
  if (entry === undefined) return isVerbose ? printable(line) : undefined;
  if (!isVerbose && entry.level < WARNING_LEVEL) return undefined;
  const where = ['tenant', 'run', 'step'].flatMap((name) =>
    entry[name] === undefined ? [] : [`${name}=${entry[name]}`],
  );
  return printable([LEVEL_NAMES[entry.level] ?? entry.level, entry.msg, ...where].join(' '));
}

function parseEntry(line) {
  if (!line.startsWith('{')) return undefined;
  try {
    const entry = JSON.parse(line);
    return typeof entry.level === 'number' ? entry : undefined;
  } catch {
    return undefined; // a line that only looks like JSON is shown as it is
  }
}

function printable(text) {
  return text.replaceAll(/[\u0000-\u001f\u007f-\u009f]/g, '?');
}

/** Reads a small JSON file, or nothing. */
export function readState(file) {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined; // cut short by a power failure: as good as missing
  }
}
