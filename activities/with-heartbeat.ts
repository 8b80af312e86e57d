import { Context } from '@temporalio/activity';

/** How often an activity says that it lives; its worker is taken for lost after 10 s of silence. */
export const HEARTBEAT_EVERY_MS = 3_000;

/** Runs something while telling Temporal that it goes on; this is also how a cancel reaches it. */
export async function withHeartbeat<T>(body: () => Promise<T>): Promise<T> {
  const context = Context.current();
  // A local activity has nobody to tell: the worker would log each beat as a failure.
  if (context.info.isLocal) return body();
  context.heartbeat();
  const beat = setInterval(() => context.heartbeat(), HEARTBEAT_EVERY_MS);
  try {
    return await body();
  } finally {
    clearInterval(beat);
  }
}
