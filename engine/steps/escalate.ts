import type { EscalationPolicy } from '../../contracts/activities.ts';
import { invariant } from '../../contracts/invariant.ts';
import type { JsonObject } from '../../contracts/json.ts';
import { utcTime } from '../../contracts/time.ts';
import type { EscalateStep } from '../../language/plan/plan.ts';
import { failed, type Completion } from '../completion.ts';
import { renderPage } from '../escalation/page.ts';
import { untilEnded } from '../escalation/until-ended.ts';
import type { EscalationState } from '../journal.ts';
import { perform, recordStart } from '../perform.ts';
import type { Entered } from '../run-step.ts';

/*
 * An escalation:
 *
 *   policy looked up → `until` holds → ended
 *                    → a level is called → acknowledged (update, noted, checked outside) → ended
 *                                        → its time is over → `until`, then the next level
 *   no level is left → the policy repeats: from the first level again; else ended, unanswered
 *
 * The policy is read once; its answer is in the frame. A level whose page can reach nobody is passed at once. An
 * acknowledgement counts by the moment it was received, whatever level is called by then. Checking never holds up a
 * level: rather one person too many is called.
 */

/** Calls people level by level until one of them acknowledges. */
export async function runEscalate(entered: Entered<EscalateStep>): Promise<Completion> {
  const { frame, run, place } = entered;
  const page = renderPage(entered.step, place.scope.names(frame.at));
  if (!page.ok) return failed(page.failure);
  if (frame.escalation === undefined) {
    recordStart(entered);
    const found = await lookUp(entered);
    if (found.status !== 'succeeded') return found;
    const policy = found.output as unknown as EscalationPolicy; // the shape of this effect's output
    delete frame.nextAt;
    frame.escalation = { policy, levels: 0, due: run.now, isPaged: true };
  }
  return (
    (await untilEnded(entered, page.value, frame.escalation)) ?? {
      status: 'succeeded',
      output: outputOf(frame.escalation),
    }
  );
}

function lookUp(entered: Entered<EscalateStep>): Promise<Completion> {
  const { step, path } = entered;
  return perform(entered, {
    effect: (attempt) => ({ kind: 'lookup', path, attempt, title: step.title, what: 'policy', name: step.policy }),
    // It is waited for when the step is cancelled: it takes no time, and what it came to is then known.
    hints: { quick: false, cancellable: false },
  });
}

function outputOf({ levels, ended, by }: EscalationState): JsonObject {
  invariant(ended !== undefined, 'An escalation that has not ended has no output');
  return { who: by?.person ?? null, at: by === undefined ? null : utcTime(by.at), levels, ended };
}
