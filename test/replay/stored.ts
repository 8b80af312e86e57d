import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { RunArguments, RunContext } from '../../contracts/run.ts';
import type { RunMessage } from '../../contracts/messages.ts';
import type { Script } from './scenario.ts';

/** Largest file of a history or journal. */
export const FILE_BYTES_MAX = 64 * 1024;
/** Where histories lie. */
export const HISTORIES = import.meta.dirname;
/** Where journals lie. */
export const JOURNALS = join(import.meta.dirname, 'journals');

/** An event of a history as its JSON has it. Which other members there are says `eventType`. */
export interface StoredEvent {
  readonly eventTime: string;
  readonly eventType: string;
  readonly workflowExecutionStartedEventAttributes?: { readonly workflowId: string };
}

/** The history of one execution. */
export interface StoredHistory {
  /** Of the file, without `.json`; executions of a chain end in `-1`, `-2` … */
  readonly name: string;
  readonly bytes: number;
  readonly history: { readonly events: readonly StoredEvent[] };
}

/** A run between two executions, and what became of it. */
export interface StoredJournal {
  /** When the execution began that the journal was handed to. */
  readonly startedAt: string;
  readonly context: RunContext;
  /** As continue-as-new handed them over; `journal` is one of them. */
  readonly arguments: RunArguments;
  readonly answers: Script;
  /** What was said to the run afterwards. */
  readonly script: readonly { readonly afterMs: number; readonly message: RunMessage }[];
  readonly outcome: string;
  /** All steps that settled, as `path status`. */
  readonly settled: readonly string[];
}

/** All stored histories, by name. */
export function loadHistories(): readonly StoredHistory[] {
  return namesIn(HISTORIES).map((name) => {
    const file = join(HISTORIES, `${name}.json`);
    // Written by record-history.ts in the format of Temporal's CLI.
    const history = JSON.parse(readFileSync(file, 'utf8')) as StoredHistory['history'];
    return { name, bytes: statSync(file).size, history };
  });
}

/** All stored journals, by name. */
export function loadJournals(): readonly { readonly name: string; readonly stored: StoredJournal }[] {
  return namesIn(JOURNALS).map((name) => ({
    name,
    stored: JSON.parse(readFileSync(join(JOURNALS, `${name}.json`), 'utf8')) as StoredJournal, // as written
  }));
}

function namesIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort();
}
