import { connectTemporal } from './connect-temporal.ts';
import { createLogger } from './logger.ts';
import { parseSettings } from './settings.ts';
import { type RunningApi, StartProblem, startApi } from './start-api.ts';
import { createTemporalRuns } from './temporal-runs.ts';

// The API process. Says one sentence and ends with code 1 when it cannot start; ends calmly on SIGTERM and SIGINT.

const parsed = parseSettings(process.env, process.stdout.isTTY);
if (parsed.ok) {
  const { settings } = parsed;
  const log = createLogger(settings.log);
  try {
    const runs = createTemporalRuns(connectTemporal(settings, process.env), settings);
    endOnSignal(await startApi(settings, { log, runs }));
  } catch (problem) {
    if (!(problem instanceof StartProblem)) throw problem;
    log.fatal(problem.message);
    process.exitCode = 1;
  }
} else {
  for (const problem of parsed.problems) process.stderr.write(`${problem}\n`);
  process.exitCode = 1;
}

function endOnSignal(api: RunningApi): void {
  const end = (): void => {
    process.off('SIGTERM', end).off('SIGINT', end);
    void api.stop();
  };
  process.on('SIGTERM', end).on('SIGINT', end);
}
