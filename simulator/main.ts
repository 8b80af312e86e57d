import { readSettings } from './settings.ts';
import { startSimulator } from './start-simulator.ts';
import type { Simulator } from './start-simulator.ts';

/** Runs the simulator until SIGTERM or SIGINT; one line of JSON tells when it listens and where. */
async function main(): Promise<void> {
  const read = readSettings(process.argv.slice(2), process.env);
  if ('problem' in read) return fail(read.problem);
  const simulator = await startSimulator(read.settings).catch((error: unknown) => {
    fail(`Cannot start the simulator: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  });
  if (simulator === undefined) return;
  const { urls, smtp } = simulator;
  process.stdout.write(`${JSON.stringify({ ready: true, urls, smtp })}\n`);
  process.once('SIGTERM', () => void end(simulator));
  process.once('SIGINT', () => void end(simulator));
}

async function end(simulator: Simulator): Promise<void> {
  await simulator.stop();
  process.exit(0);
}

function fail(problem: string): void {
  process.stderr.write(`${problem}\n`);
  process.exitCode = 1;
}

await main();
