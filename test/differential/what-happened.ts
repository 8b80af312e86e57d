import type { RunEvent } from '../../contracts/run.ts';
import { isLaterUndo } from '../../language/plan/later-undo-plan.ts';
import type { Trace } from './compare.ts';

/** What a run has done, in words that lists of what has to be seen use: `approval closed by quorum`, `forEach failed`. */
export function whatHappened({ segments, byPath }: Pick<Trace, 'segments' | 'byPath'>): ReadonlySet<string> {
  const happened = new Set<string>();
  if (segments > 1) happened.add('moved on');
  for (const { event } of Object.values(byPath).flat()) {
    happened.add(event.type);
    if (event.type === 'approval-closed') happened.add(`approval closed by ${event.because}`);
    if (event.type === 'escalation-ended') happened.add(`escalation ended by ${event.because}`);
    if (event.type === 'clock') happened.add(`clock ${event.what}`);
    if (event.type === 'deadline') happened.add(`deadline ${event.what}`);
    if (event.type === 'run-ended' && event.failure !== undefined) happened.add(`run ended by ${event.failure.code}`);
    if (event.type === 'run-ended' && 'undone' in event.outputs) happened.add(`undone later: ${endOfLater(event)}`);
    if (event.type === 'child-started' && isLaterUndo(event.path)) happened.add('undone later: begun');
    if (event.type === 'child-ended' && isLaterUndo(event.path))
      happened.add('undone later: ended by who takes back first');
    if (event.type !== 'step-settled') continue;
    happened.add(`${event.kind} ${event.status}`);
    if (event.failure !== undefined) happened.add(event.failure.code);
  }
  return happened;
}

/** What became of what a run would undo later. */
function endOfLater({ outcome, outputs }: Extract<RunEvent, { type: 'run-ended' }>): string {
  if (outcome !== 'succeeded') return outcome;
  return outputs['undone'] === true ? 'undone' : 'kept';
}
