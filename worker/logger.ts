import type { LogLevel, Logger as TemporalLogger, LogMetadata } from '@temporalio/worker';
import { type Logger, pino } from 'pino';

/** Names under which a secret could come into a log line. */
const SECRETS = [
  'clientSecret',
  '*.clientSecret',
  'password',
  '*.password',
  '*.assertion',
  'databaseUrl',
  '*.databaseUrl',
];

/** The log of the worker: JSON lines, or readable ones on a terminal. Secrets are cut out by name. */
export function createLogger(form: 'pretty' | 'json'): Logger {
  const options = {
    name: 'worker',
    redact: { paths: SECRETS, censor: '***' },
    serializers: { error: pino.stdSerializers.err },
  };
  if (form === 'json') return pino(options);
  return pino({
    ...options,
    transport: { target: 'pino-pretty', options: { ignore: 'pid,hostname', translateTime: 'HH:MM:ss' } },
  });
}

/** What the SDK's core says, on no level of its own that would set it apart. */
const TASK_FAILED = 'Failing workflow task';

const LEVELS = {
  TRACE: 'trace',
  DEBUG: 'debug',
  INFO: 'debug',
  WARN: 'warn',
  ERROR: 'error',
} as const satisfies Record<LogLevel, string>;

/**
 * Temporal's own messages go the same way. Its chatter about every task stays out.
 *
 * @param taskFailed called for each task of a run that failed: the replayed code of this worker does not agree with the
 *   run, or broke an invariant.
 */
export function temporalLogger(log: Logger, taskFailed: () => void = () => undefined): TemporalLogger {
  const child = log.child({ component: 'temporal' });
  const write = (level: LogLevel, message: string, meta?: LogMetadata): void => {
    if (!message.startsWith(TASK_FAILED)) return child[LEVELS[level]]({ ...meta }, message);
    taskFailed();
    child.error({ ...meta }, 'run-task-failed');
  };
  return {
    log: write,
    trace: (message, meta) => write('TRACE', message, meta),
    debug: (message, meta) => write('DEBUG', message, meta),
    info: (message, meta) => write('INFO', message, meta),
    warn: (message, meta) => write('WARN', message, meta),
    error: (message, meta) => write('ERROR', message, meta),
  };
}
