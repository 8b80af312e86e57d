import type { RunEvent, RunRecord } from '../contracts/run.ts';
import { utcTime, type UtcMs } from '../contracts/time.ts';
import type { Journal } from './journal.ts';

/** Records that wait at most while the ledger is down; further ones are counted as lost. */
export const OUTBOX_MAX = 200;

/** Waiting records above which the run writes them before it goes on. */
export const OUTBOX_FLUSH = 50;

/** How old a record may grow while quick effects leave it waiting. */
export const OUTBOX_AGE_MS = 1_000;

/**
 * Ledger records of a run. They ride with the next effect that is not quick; what is left goes out before a wait and at
 * the end. A record is here until an effect says that the ledger has it.
 */
export class Outbox {
  readonly #journal: Journal;

  constructor(journal: Journal) {
    this.#journal = journal;
  }

  get waiting(): number {
    return this.#journal.outbox.length;
  }

  add(event: RunEvent, now: UtcMs): void {
    const journal = this.#journal;
    journal.seq += 1;
    if (journal.outbox.length >= OUTBOX_MAX && event.type !== 'run-ended') journal.recordsLost += 1;
    else journal.outbox.push({ seq: journal.seq, at: utcTime(now), event });
  }

  /** Whether the oldest record has waited so long that even a quick effect takes the records along. */
  isDue(now: UtcMs): boolean {
    const oldest = this.#journal.outbox[0];
    return oldest !== undefined && now - Date.parse(oldest.at) >= OUTBOX_AGE_MS;
  }

  /** Hands all waiting records to an effect that begins. */
  take(): readonly RunRecord[] {
    const taken = this.#journal.outbox;
    this.#journal.outbox = [];
    return taken;
  }

  /** Takes back what an effect could not write, in order. */
  putBack(records: readonly RunRecord[]): void {
    this.#journal.outbox = [...records, ...this.#journal.outbox].sort((a, b) => a.seq - b.seq);
  }

  /** Says how many records were lost, once the ledger is back. */
  reportLost(now: UtcMs): void {
    const lost = this.#journal.recordsLost;
    if (lost === 0) return;
    this.#journal.recordsLost = 0;
    this.add({ type: 'records-lost', count: lost }, now);
  }
}
