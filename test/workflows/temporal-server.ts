import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import { invariant } from '../../contracts/invariant.ts';

/** Settings of the dev server as `npm start` runs it. */
const FLAGS = [
  ...['journal_mode=wal', 'synchronous=normal'].flatMap((pragma) => ['--sqlite-pragma', pragma]),
  ...[
    'history.transferProcessorMaxPollRPS=1000',
    'history.timerProcessorMaxPollRPS=1000',
    'history.visibilityProcessorMaxPollRPS=1000',
    'matching.enableFairness=true',
  ].flatMap((value) => ['--dynamic-config-value', value]),
];
const START_LIMIT_MS = 20_000;

/** A Temporal dev server of a test's own. */
export interface TemporalServer {
  readonly address: string;
  readonly process: ChildProcess;
  /** Ends it without a farewell, as a crash would; `start` brings it back on the same address with the same data. */
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** The search of `npm start`: a program in plain JavaScript, because it runs before anything is installed. */
async function findTemporal(): Promise<string> {
  const tool = new URL('../../tools/find-temporal.mjs', import.meta.url).href;
  const found = (await import(tool)) as { readonly findTemporal: (options?: object) => Promise<string> };
  return found.findTemporal();
}

/** Starts a dev server with its data in a folder, on a free port. */
export async function startTemporalServer(folder: string): Promise<TemporalServer> {
  const binary = await findTemporal();
  const port = await freePort();
  const address = `127.0.0.1:${port}`;
  let running = await startOne(binary, folder, port);
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (running.exitCode !== null || running.signalCode !== null) return;
    const gone = once(running, 'exit');
    running.kill(signal);
    await gone;
  };
  return {
    address,
    get process() {
      return running;
    },
    kill: () => end('SIGKILL'),
    start: async () => {
      running = await startOne(binary, folder, port);
    },
    stop: () => end('SIGTERM'),
  };
}

async function startOne(binary: string, folder: string, port: number): Promise<ChildProcess> {
  const args = ['server', 'start-dev', '--headless', '--ip', '127.0.0.1', '--port', String(port)];
  const child = spawn(
    binary,
    [...args, '--db-filename', join(folder, 'temporal.db'), '--log-level', 'error', ...FLAGS],
    {
      stdio: 'ignore',
    },
  );
  // A client that tries too early backs off for a second: the port is probed first.
  const deadline = Date.now() + START_LIMIT_MS;
  while (!(await answers(port))) {
    invariant(Date.now() < deadline && child.exitCode === null, 'The Temporal server did not start');
    await sleep(50);
  }
  // The port answers a moment before the server does.
  for (;;) {
    try {
      await (await Connection.connect({ address: `127.0.0.1:${port}`, connectTimeout: 1_000 })).close();
      return child;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await sleep(100);
    }
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

/** Below the ports that systems give to whoever asks for any: one of those may be gone again before it is listened on. */
const PORTS = { from: 12_000, to: 32_000 };

/** A port of loopback that nobody listens on now. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(PORTS.from, PORTS.to);
    if (await mayListen(port)) return port;
  }
}

async function mayListen(port: number): Promise<boolean> {
  const server = createServer();
  const listening = once(server, 'listening');
  server.listen(port, '127.0.0.1');
  try {
    await listening;
  } catch {
    // Somebody has it.
    return false;
  }
  server.close();
  await once(server, 'close');
  return true;
}
