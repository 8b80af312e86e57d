import type { RequestEntry } from '../control/control-types.ts';

const ENTRIES_MAX = 2_000;

/** The last requests, in memory only: what a test about budgets and polling looks at. */
export interface RequestLog {
  add(entry: Omit<RequestEntry, 'sequence' | 'at'>): void;
  list(): readonly RequestEntry[];
  clear(): void;
}

/** Makes an empty log. */
export function createRequestLog(now: () => number): RequestLog {
  let entries: RequestEntry[] = [];
  let sequence = 0;
  return {
    add: (entry) => {
      sequence++;
      entries.push({ sequence, at: new Date(now()).toISOString(), ...entry });
      if (entries.length > ENTRIES_MAX * 2) entries = entries.slice(-ENTRIES_MAX);
    },
    list: () => entries.slice(-ENTRIES_MAX),
    clear: () => {
      entries = [];
    },
  };
}
