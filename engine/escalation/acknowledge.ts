import type { DecisionCheck } from '../../contracts/activities.ts';
import type { AcknowledgeMessage, MessageAnswer } from '../../contracts/messages.ts';
import { utcTime } from '../../contracts/time.ts';
import type { EscalateStep } from '../../language/plan/plan.ts';
import { frameAt, type EscalationState, type NotedMessage } from '../journal.ts';
import { answerNoted } from '../noted-messages.ts';
import type { Run } from '../run.ts';
import type { Entered } from '../run-step.ts';
import { endEscalation, refuseAcknowledgement } from './end-escalation.ts';

const HINTS = { quick: false, cancellable: false, limitMs: 10_000 };

/** Pause before an acknowledgement that could not be checked is checked again. */
const PAUSE_MS = 5_000;

/** Whether an acknowledgement would be accepted now. Looks only at the journal, and changes nothing. */
export function admitAcknowledgement(run: Run, { path }: AcknowledgeMessage): MessageAnswer {
  if (run.journal.phase === 'ended') return { accepted: false, because: 'run-ended' };
  const frame = frameAt(run.journal, path);
  const ended = frame?.settled?.closed ?? frame?.escalation?.ended;
  if (ended === 'acknowledged') return { accepted: false, because: 'already-acknowledged' };
  const isOpen = frame?.escalation !== undefined && ended === undefined;
  return isOpen ? { accepted: true } : { accepted: false, because: 'not-waiting' };
}

/** Has an acknowledgement checked, then takes or refuses it. Whoever a level of the policy names may give it. */
export async function takeAcknowledgement(
  entered: Entered<EscalateStep>,
  state: EscalationState,
  noted: NotedMessage<AcknowledgeMessage>,
): Promise<void> {
  const { run, step, path, token } = entered;
  const effect = {
    kind: 'check-message',
    path,
    attempt: 1,
    title: step.title,
    message: noted.message,
    receivedAt: utcTime(noted.receivedAt),
    by: state.policy.levels.flatMap(({ to }) => to),
  } as const;
  const settled = await run.act(effect, HINTS, token);
  if (settled.status !== 'succeeded') {
    state.checkAt = settled.status === 'again' ? settled.at : run.now + PAUSE_MS;
    return;
  }
  delete state.checkAt;
  const { refused } = settled.output as unknown as DecisionCheck; // the shape of this effect's output
  if (refused !== null) return refuseAcknowledgement(entered, noted, refused);
  const { id, person } = noted.message;
  state.by = { person, at: noted.receivedAt };
  run.record({ type: 'acknowledged', path, messageId: id, person });
  answerNoted(run, noted, { accepted: true, settled: 'acknowledged' });
  endEscalation(entered, state, 'acknowledged');
}
