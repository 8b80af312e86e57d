import type { SegmentUse } from '../engine/effects.ts';

/** Local results that one open workflow task may hold: at 100 results of 60 KB the server terminates the run. */
export const LOCAL_RESULTS_MAX = 100;

/** Bytes of local results that one open workflow task may hold. */
export const LOCAL_BYTES_MAX = 512 * 1024;

/** Events of a regular activity with its workflow task, of a timer, of a local activity. */
const EVENTS = { regular: 6, timer: 2, local: 1 } as const;

/** What the open workflow task holds and how long the history is, as far as replayed code can know both. */
export interface TaskLoad {
  /** Something arrived that only a new workflow task can bring: a message, a timer, a regular result. */
  taskOpened(): void;
  noteLocal(bytes: number): void;
  noteRegular(bytes: number): void;
  noteTimer(): void;
  /** False when the next quick effect must run as a regular activity, which closes the task. */
  mayRunLocal(): boolean;
  segment(): SegmentUse;
}

/**
 * Counts by itself between two workflow tasks. The length of the history is read only when something arrives that
 * opened a task: there it is the same in every replay, whereas tasks that the worker opens only to keep slow local
 * activities alive are folded away in a replay.
 */
export function createTaskLoad(history: () => SegmentUse): TaskLoad {
  let sent = history();
  let unsent = { events: 0, bytes: 0 };
  let local = { results: 0, bytes: 0 };
  const note = (events: number, bytes: number): void => {
    unsent = { events: unsent.events + events, bytes: unsent.bytes + bytes };
  };
  return {
    taskOpened() {
      sent = history();
      unsent = { events: 0, bytes: 0 };
      local = { results: 0, bytes: 0 };
    },
    noteLocal(bytes) {
      note(EVENTS.local, bytes);
      local = { results: local.results + 1, bytes: local.bytes + bytes };
    },
    noteRegular: (bytes) => note(EVENTS.regular, bytes),
    noteTimer: () => note(EVENTS.timer, 0),
    mayRunLocal: () => local.results < LOCAL_RESULTS_MAX && local.bytes < LOCAL_BYTES_MAX,
    segment: () => ({ events: sent.events + unsent.events, bytes: sent.bytes + unsent.bytes }),
  };
}
