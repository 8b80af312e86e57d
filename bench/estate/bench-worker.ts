import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { invariant } from '../../contracts/invariant.ts';

/** What a worker process is told. */
export interface WorkerSettings {
  readonly address: string;
  readonly databaseUrl: string;
  readonly folder: string;
  readonly taskQueue: string;
  /** File of the workflow bundle. */
  readonly bundle: string;
  /** Payloads are encoded as the product does, with the blobs here. @default they are left alone */
  readonly blobFolder?: string;
}

/** What it has used up since it started. */
export interface Usage {
  readonly cpuMs: number;
  readonly residentMb: number;
}

/** A worker in a process of its own, so that its CPU time is nobody else's. */
export interface BenchWorker {
  readonly taskQueue: string;
  usage(): Promise<Usage>;
  stop(): Promise<void>;
}

/** What the process sends: once that it is ready, then its usage as often as it is asked. */
export type FromWorker = { readonly ready: true } | { readonly usage: Usage };

const STOP_LIMIT_MS = 20_000;

/** Starts the process and waits until it takes tasks. */
export async function startWorker(settings: WorkerSettings): Promise<BenchWorker> {
  const program = fileURLToPath(new URL('./worker-process.js', import.meta.url));
  const child = fork(program, [JSON.stringify(settings)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: process.env['WATCHBILL_BENCH_PROFILE'] === undefined ? [] : profileArguments(settings.taskQueue),
  });
  await next(child);
  return {
    taskQueue: settings.taskQueue,
    usage: async () => {
      child.send('usage');
      const answer = await next(child);
      invariant('usage' in answer, 'A worker that was asked for its usage tells it');
      return answer.usage;
    },
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.send('stop');
      const late = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
      await gone;
      clearTimeout(late);
    },
  };
}

/** With WATCHBILL_BENCH_PROFILE=FOLDER each worker leaves the CPU profiles of its threads there, by its task queue. */
function profileArguments(name: string): string[] {
  return ['--cpu-prof', `--cpu-prof-dir=${process.env['WATCHBILL_BENCH_PROFILE']}/${name}`];
}

async function next(child: ChildProcess): Promise<FromWorker> {
  const abort = new AbortController();
  const died = once(child, 'exit', { signal: abort.signal }).then(() => undefined, ignoreAbort);
  const [message] = (await Promise.race([once(child, 'message', { signal: abort.signal }), died])) ?? [];
  abort.abort();
  invariant(message !== undefined, 'A worker of the benchmarks ended by itself');
  return message as FromWorker; // our own process says nothing else
}

function ignoreAbort(error: unknown): undefined {
  invariant(error instanceof Error && error.name === 'AbortError', String(error));
  return undefined;
}
