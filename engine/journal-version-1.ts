import type { Json, JsonObject } from '../contracts/json.ts';
import type { BesideBody, Frame, Journal, LoopState } from './journal.ts';

/** A journal as version 1 had it: a loop kept an entry for each of its turns, null while it had not ended. */
interface Loop1 {
  readonly items: readonly Json[];
  readonly results: readonly (JsonObject | null)[];
  readonly begun: number;
}

/** Reads a journal of version 1. It becomes the journal of this version; the old one is not to be used any more. */
export function fromVersion1(body: Json): Journal {
  const old = body as unknown as Omit<Journal, 'journalVersion'>; // its version says so; only loops have another shape
  upgradeLoops(old.root);
  for (const { frame } of Object.values<BesideBody>(old.beside ?? {})) upgradeLoops(frame);
  return { ...old, journalVersion: 2 };
}

function upgradeLoops(frame: Frame): void {
  if (frame.loop !== undefined) frame.loop = upgraded(frame.loop as unknown as Loop1); // the shape of its version
  for (const child of Object.values(frame.children ?? {})) upgradeLoops(child);
}

function upgraded({ items, results, begun }: Loop1): LoopState {
  const told = results.flatMap((entry, at) => (entry === null || isPlain(entry) ? [] : [[at, entry] as const]));
  const failed = told.filter(([, { status }]) => status === 'failed').length;
  return { items, begun, failed, entries: Object.fromEntries(told) };
}

function isPlain({ status, outputs }: JsonObject): boolean {
  return status === 'succeeded' && Object.keys(outputs as JsonObject).length === 0; // every entry has them
}
