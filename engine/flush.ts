import { finalStateOf } from './after-end/final-state.ts';
import { CancelToken } from './cancel-token.ts';
import { RUN_PATH, type Run, type Woken } from './run.ts';

const HINTS = { quick: true, cancellable: false, limitMs: 10_000 };

/** Writes the waiting records, once. What the ledger does not take stays in the outbox. */
export async function flush(run: Run, attempt = 1): Promise<boolean> {
  const final = finalStateOf(run);
  const settled = await run.act(
    {
      kind: 'flush',
      path: RUN_PATH,
      attempt,
      title: 'Write records',
      ...(final === undefined ? {} : { final }),
    },
    HINTS,
    new CancelToken(),
  );
  return settled.recorded;
}

/** Writes what a person's word has brought about before the run waits for more: days may go by. */
export async function flushBeforeWaiting(run: Run): Promise<void> {
  if (run.outbox.waiting > 0 && run.effects.goesBy('write-before-waiting-2026-11')) await flush(run);
}

const BACKOFF_MS = { first: 5_000, max: 300_000 };

/** Writes the waiting records, however long the ledger is down: a run does not end before its end is recorded. */
export function flushAll(run: Run): Promise<Woken> {
  return untilWritten(
    run,
    () => run.outbox.waiting === 0,
    (attempt) => flush(run, attempt),
  );
}

/** Writes until everything is written; `write` says whether the ledger took it. */
export async function untilWritten(
  run: Run,
  isDone: () => boolean,
  write: (attempt: number) => Promise<boolean>,
): Promise<Woken> {
  for (let attempt = 1; ; attempt++) {
    if (await write(attempt)) {
      if (isDone()) return 'met';
      continue;
    }
    const pause = Math.min(BACKOFF_MS.first * 2 ** (attempt - 1), BACKOFF_MS.max);
    const woken = await run.wait(() => false, run.now + pause, new CancelToken(), 'Wait for the ledger');
    if (woken === 'moving-on') return woken;
  }
}
