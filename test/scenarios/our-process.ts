import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { invariant } from '../../contracts/invariant.ts';

/** A process of ours that a test starts and ends as often as it likes. */
export interface OurProcess {
  /** Starts it and waits until it is ready. */
  start(): Promise<void>;
  /** Ends it as it wants to be ended. */
  stop(): Promise<void>;
  /** Ends it in the middle of whatever it does. */
  kill(): Promise<void>;
  /** Undefined while it does not run. */
  pid(): number | undefined;
}

/** What is started and how it is seen to be ready. */
export interface ProcessSettings {
  readonly file: string;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly log: string;
  /** Address that answers 200 when it is ready. */
  readonly ready: string;
}

const READY_LIMIT_MS = 90_000;
const STOP_LIMIT_MS = 30_000;

/** Prepares a process; nothing runs before `start`. */
export function startProcess(settings: ProcessSettings): OurProcess {
  let child: ChildProcess | undefined;
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const ending = child;
    child = undefined;
    if (ending === undefined || ending.exitCode !== null || ending.signalCode !== null) return;
    const gone = once(ending, 'exit');
    ending.kill(signal);
    const late = setTimeout(() => ending.kill('SIGKILL'), STOP_LIMIT_MS);
    await gone;
    clearTimeout(late);
  };
  return {
    start: async () => {
      const log = openSync(settings.log, 'a');
      const started = spawn(process.execPath, [settings.file], {
        cwd: settings.cwd,
        env: { ...process.env, ...settings.env },
        stdio: ['ignore', log, log],
      });
      closeSync(log);
      child = started;
      await untilFine(settings.ready, () => {
        invariant(started.exitCode === null, `The process ended early:\n${readFileSync(settings.log, 'utf8')}`);
      });
    },
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    pid: () => child?.pid,
  };
}

/** Waits until an address answers 200. */
export async function untilFine(url: string, check: () => void = () => undefined): Promise<void> {
  for (const deadline = Date.now() + READY_LIMIT_MS; ; await sleep(50)) {
    check();
    if (await isFine(url)) return;
    invariant(Date.now() < deadline, `Nothing ready at ${url}`);
  }
}

async function isFine(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch (error) {
    // Nobody listens yet.
    if (error instanceof TypeError) return false;
    throw error;
  }
}
