import { FAILURE_KINDS, type Failure } from '../../contracts/failure-codes.ts';
import { childPath } from '../../contracts/ids.ts';
import { digest } from '../../contracts/json.ts';
import { invariant } from '../../contracts/invariant.ts';
import { CancelToken } from '../cancel-token.ts';
import type { UndoEntry } from '../journal.ts';
import { ATTEMPT_MS } from '../perform.ts';
import type { Run } from '../run.ts';
import { endLaterUndo } from './later-undo.ts';
import { UNCLEAR, undoEntries } from './undo-entries.ts';

/** Tries of one undo. It is somebody's way back: it is tried long before it is given up. */
const TRIES_MAX = 8;
const BACKOFF_MS = { first: 2_000, max: 300_000 };

/**
 * Takes back what the run did, the last first; shielded from cancellation. One that cannot be taken back is told and does
 * not keep the others.
 */
export async function unwind(
  run: Run,
  concerns: (entry: UndoEntry) => boolean = () => true,
): Promise<'done' | 'moving-on'> {
  const open = ({ state }: UndoEntry): boolean => state === 'done' || state === 'maybe';
  const entries = undoEntries(run).filter((one) => open(one) && concerns(one));
  for (const entry of entries.reverse()) {
    if ((await takeBack(run, entry)) === 'moving-on') return 'moving-on';
  }
  return 'done';
}

async function takeBack(run: Run, entry: UndoEntry): Promise<'done' | 'moving-on'> {
  const later = await endLaterUndo(run, entry);
  if (later === 'moving-on') return later;
  if (later === 'undone') entry.state = 'undone';
  else if (later !== 'not-undone') settle(run, entry, later);
  else return undo(run, entry);
  return 'done';
}

async function undo(run: Run, entry: UndoEntry): Promise<'done' | 'moving-on'> {
  const { input } = entry;
  if (input === undefined) {
    settle(run, entry, UNCLEAR);
    return 'done';
  }
  if (entry.attempts === 0 && entry.nextAt === undefined) recordStart(run, entry, digest(input));
  for (;;) {
    if (entry.nextAt !== undefined && entry.nextAt > run.now) {
      const woken = await run.wait(() => false, entry.nextAt, new CancelToken(), `Undo: ${entry.title}`);
      if (woken === 'moving-on') return woken;
    }
    const settled = await run.act(effectOf(run, entry, input), HINTS, new CancelToken());
    if (settled.status === 'succeeded') settle(run, entry);
    else if (settled.status === 'again') entry.nextAt = settled.at;
    else invariant(settled.status === 'failed', 'Nothing cancels an undo');
    if (settled.status === 'failed' && !tryLater(run, entry, settled.failure)) settle(run, entry, settled.failure);
    if (entry.state === 'undone' || entry.state === 'stuck') return 'done';
  }
}

const HINTS = { quick: false, cancellable: false, limitMs: ATTEMPT_MS };

function effectOf(run: Run, entry: UndoEntry, input: NonNullable<UndoEntry['input']>) {
  const locked = run.start.plan.actions[entry.action];
  invariant(locked !== undefined, `The plan locks no version of ${entry.action}`);
  return {
    kind: 'action',
    path: pathOf(entry),
    attempt: entry.attempts + 1,
    title: `Undo: ${entry.title}`,
    action: entry.action,
    version: locked.version,
    input,
  } as const;
}

const pathOf = ({ path }: UndoEntry) => childPath(path, '~undo');

/** What an upstream refuses for good stays refused; a lost answer is asked about before the next try sends. */
function tryLater(run: Run, entry: UndoEntry, failure: Failure): boolean {
  const mayPass = FAILURE_KINDS[failure.code].retryable || failure.code === 'outcome-unknown';
  if (!mayPass || entry.attempts + 1 >= TRIES_MAX) return false;
  const pause = Math.min(BACKOFF_MS.first * 2 ** entry.attempts, BACKOFF_MS.max);
  entry.attempts += 1;
  entry.nextAt = run.now + Math.max(pause, failure.retryAfterMs ?? 0);
  return true;
}

function recordStart(run: Run, entry: UndoEntry, inputSha256: string): void {
  run.record({ type: 'step-started', path: pathOf(entry), kind: 'undo', title: `Undo: ${entry.title}`, inputSha256 });
}

function settle(run: Run, entry: UndoEntry, failure?: Failure): void {
  entry.state = failure === undefined ? 'undone' : 'stuck';
  run.record({
    type: 'step-settled',
    path: pathOf(entry),
    kind: 'undo',
    title: `Undo: ${entry.title}`,
    status: failure === undefined ? 'succeeded' : 'failed',
    attempts: entry.attempts + 1,
    ...(failure === undefined ? {} : { failure }),
  });
}
