import { createLogger } from './logger.ts';
import { runWorker } from './run-worker.ts';
import { parseSettings } from './settings.ts';
import { listenForShutdown } from './shutdown.ts';

// The worker process. Says one sentence and ends with code 1 when it cannot start; ends calmly on SIGTERM and SIGINT.

const parsed = parseSettings(process.env, {
  isTerminal: process.stdout.isTTY,
  timezone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
});
if (parsed.ok) {
  const log = createLogger(parsed.settings.log);
  const signal = listenForShutdown(process);
  try {
    await runWorker(parsed.settings, { log, signal, env: process.env });
  } catch (error) {
    if (!signal.aborted) {
      log.fatal({ error }, error instanceof Error ? error.message : String(error));
      process.exitCode = 1;
    }
  }
} else {
  for (const problem of parsed.problems) process.stderr.write(`${problem}\n`);
  process.exitCode = 1;
}
