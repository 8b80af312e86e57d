// What an earlier `npm start` left: still running, or killed with its processes left behind.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { connect, createServer } from 'node:net';
import { SetUpFailure } from './project.mjs';
import { readState } from './processes.mjs';

const LEFT_OVER_LIMIT_MS = 10_000;

/**
 * Refuses to start beside a start that still runs, and ends what a killed one left behind. A process counts as ours
 * only if it has the id and the moment of birth that were written down.
 */
export async function settleEarlierStart(file) {
  const state = readState(file);
  if (state === undefined) return;
  if (isSame(state.self)) {
    throw new SetUpFailure(
      `Cannot start because Watchbill is running already, as process ${state.self.pid}. End it with Ctrl-C there`,
    );
  }
  const left = state.children.filter(isSame);
  for (const { pid } of left) process.kill(pid, 'SIGTERM');
  const deadline = performance.now() + LEFT_OVER_LIMIT_MS;
  while (left.some(isSame) && performance.now() < deadline) await new Promise((wake) => setTimeout(wake, 100));
  for (const { pid } of left.filter(isSame)) process.kill(pid, 'SIGKILL');
  if (left.length > 0) console.log(`  ✓ ended ${left.length} processes that an earlier start left behind`);
  rmSync(file, { force: true });
}

/** Writes down who runs, for the next start. */
export function recordStart(file, pids) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ self: identityOf(process.pid), children: pids.map(identityOf) }));
}

/** @throws {SetUpFailure} naming the port and what wanted it. */
export async function requireFreePorts(ports) {
  for (const [name, port] of Object.entries(ports)) {
    if (await isFree(port)) continue;
    throw new SetUpFailure(
      `Cannot start the ${name} because port ${port} is in use by another program: end that program and try again`,
    );
  }
}

/** Whether something listens on a port of loopback. */
export function answersOn(port) {
  return new Promise((settle) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('connect', () => settle(socket.destroy() !== undefined));
    socket.once('error', () => settle(false));
  });
}

function isFree(port) {
  return new Promise((settle) => {
    const server = createServer();
    server.once('error', () => settle(false));
    server.listen(port, '127.0.0.1', () => server.close(() => settle(true)));
  });
}

function identityOf(pid) {
  return { pid, born: bornAt(pid) };
}

function isSame({ pid, born }) {
  return isAlive(pid) && bornAt(pid) === born;
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/**
 * Start time of a process in ticks since boot, where the system tells it; elsewhere the id alone must do. A zombie, which
 * has ended and only waits to be asked how, has none.
 */
function bornAt(pid) {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return null;
  const fields = readFileSync(file, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  return fields[0] === 'Z' ? 'ended' : (fields[19] ?? null);
}
