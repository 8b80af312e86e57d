import { CancelToken } from './cancel-token.ts';
import { RUN_PATH, type Run, type Woken } from './run.ts';

const HINTS = { quick: false, cancellable: false, limitMs: 10_000 };

/** How often a caller is told. It looks by itself, later, if none of them came through. */
const TRIES_MAX = 5;
const BACKOFF_MS = 5_000;

/** Tells the run that called this one, and waits for it, that it has ended. What ended stands in the ledger by now. */
export async function reportEnd(run: Run): Promise<Woken> {
  const { parent } = run.start;
  if (parent?.waits !== true || run.journal.reported === true) return 'met';
  for (let attempt = 1; attempt <= TRIES_MAX; attempt++) {
    const body = { kind: 'report-end', path: RUN_PATH, attempt, title: 'Report the end', parent } as const;
    const { status } = await run.act(body, HINTS, new CancelToken());
    if (status === 'succeeded') break;
    const pause = BACKOFF_MS * 2 ** (attempt - 1);
    const woken = await run.wait(() => false, run.now + pause, new CancelToken(), 'Wait for the caller');
    if (woken === 'moving-on') return woken;
  }
  run.journal.reported = true;
  return 'met';
}
