import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';

/**
 * Does something again and again, with a pause in between, until the process is told to end. What fails is said once,
 * and once more when it works again.
 */
export async function repeat(
  what: { readonly name: string; readonly everyMs: number; readonly log: Logger; readonly signal: AbortSignal },
  body: () => Promise<unknown>,
): Promise<void> {
  let isFailing = false;
  while (!what.signal.aborted) {
    try {
      await body();
      if (isFailing) what.log.info(`${what.name} works again`);
      isFailing = false;
    } catch (error) {
      if (!isFailing) what.log.warn({ error }, `${what.name} failed; it is tried again`);
      isFailing = true;
    }
    await pause(what.everyMs, what.signal);
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await sleep(ms, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
