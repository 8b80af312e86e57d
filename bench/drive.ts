import { setTimeout as sleep } from 'node:timers/promises';
import { invariant } from '../contracts/invariant.ts';
import type { BenchWorker } from './estate/bench-worker.ts';

/** Runs under way at once. With ten times as many the rate is the same and the wait no longer sane. */
export const OUTSTANDING = 20;
/** Longer than a run takes under this load, so that the rate that is counted is a steady one. */
const RAMP_MS = 1_000;
const WINDOW_MS = 3_000;

/** One of the two things that are compared. */
export interface Side {
  readonly worker: BenchWorker;
  /** Starts one run and waits for its end. */
  run(): Promise<unknown>;
}

/** What one alternation showed of a side. */
export interface Driven {
  readonly perSecond: number;
  /** Of the worker's process, all its threads. */
  readonly cpuMsPerRun: number;
  readonly residentMb: number;
}

/** A steady load of which a window is counted. */
export async function drive(side: Side): Promise<Driven> {
  let ended = 0;
  let isOver = false;
  const lane = async (): Promise<void> => {
    while (!isOver) {
      await side.run();
      ended += 1;
    }
  };
  const count = async (): Promise<Driven> => {
    try {
      await sleep(RAMP_MS);
      const before = { ended, at: performance.now(), ...(await side.worker.usage()) };
      await sleep(WINDOW_MS);
      const { cpuMs, residentMb } = await side.worker.usage();
      const runs = ended - before.ended;
      invariant(runs > 0, `No run ended within ${WINDOW_MS / 1_000} s: the machine is too busy to measure on`);
      const seconds = (performance.now() - before.at) / 1_000;
      return { perSecond: runs / seconds, cpuMsPerRun: (cpuMs - before.cpuMs) / runs, residentMb };
    } finally {
      isOver = true;
    }
  };
  const [counted] = await Promise.all([count(), ...Array.from({ length: OUTSTANDING }, lane)]);
  return counted;
}
