import { type Logger, pino } from 'pino';

/** Names under which a secret could come into a log line. */
const SECRETS = [
  'token',
  '*.token',
  'authorization',
  '*.authorization',
  'req.headers.authorization',
  '*.assertion',
  'databaseUrl',
  '*.databaseUrl',
];

/** The log of a process: JSON lines, or readable ones on a terminal. Secrets are cut out by name. */
export function createLogger(form: 'pretty' | 'json'): Logger {
  const options = { name: 'api', redact: { paths: SECRETS, censor: '***' } };
  if (form === 'json') return pino(options);
  return pino({
    ...options,
    transport: { target: 'pino-pretty', options: { ignore: 'pid,hostname', translateTime: 'HH:MM:ss' } },
  });
}
