import { EARLIER_RUNS_MAX, FINAL_STATE_BYTES, type FinalState, type NoRetry } from '../../contracts/after-end.ts';
import { jsonBytes, type Json } from '../../contracts/json.ts';
import type { Journal } from '../journal.ts';
import type { Run } from '../run.ts';
import { isOpenAtEnd } from '../undo/undo-entries.ts';

/**
 * What a run that has ended leaves: where it failed or was cancelled, or did what can be taken back. Undefined of any
 * other run, and of one that leaves too much.
 */
export function finalStateOf(run: Run): FinalState | undefined {
  const { journal, start } = run;
  if (journal.phase !== 'ended' || journal.ending === undefined) return undefined;
  const takesBack = (journal.undo ?? []).filter(isOpenAtEnd).length;
  const noRetry = whyNoRetry(run, journal.ending.outcome);
  if (noRetry === 'not-failed' && takesBack === 0) return undefined;
  const { tenant, inputs, event, events, section } = start;
  const final: FinalState = {
    seq: journal.seq,
    start: {
      tenant,
      inputs,
      ...(event === undefined ? {} : { event }),
      ...(events === undefined ? {} : { events }),
      ...(section === undefined ? {} : { section }),
    },
    runs: [start.context.runId, ...(start.origin?.earlier ?? [])],
    takesBack,
    noRetry,
    journal: noRetry === null || takesBack > 0 ? withoutMail(journal) : null,
  };
  return jsonBytes(final as unknown as Json) > FINAL_STATE_BYTES ? undefined : final;
}

function whyNoRetry({ journal, start }: Run, outcome: string): NoRetry | null {
  if (start.origin?.kind === 'roll-back') return 'roll-back';
  if (outcome !== 'failed' && outcome !== 'cancelled') return 'not-failed';
  if ((journal.undo ?? []).some(({ state }) => state === 'undone' || state === 'stuck')) return 'taken-back';
  if (start.parent?.waits === true) return 'called';
  return (start.origin?.earlier.length ?? 0) >= EARLIER_RUNS_MAX ? 'too-often' : null;
}

/** What was said to the run, and what it said, is in its records. */
function withoutMail(journal: Journal): Json {
  const kept: Journal = { ...journal, noted: [], answers: [], joining: [], outbox: [] };
  return kept as unknown as Json; // a journal is plain JSON
}
