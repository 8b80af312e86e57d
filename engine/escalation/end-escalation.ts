import type { EscalationEnd, RefusalCode } from '../../contracts/run.ts';
import type { EscalateStep } from '../../language/plan/plan.ts';
import type { EscalationState, NotedMessage } from '../journal.ts';
import { answerNoted, nextNoted } from '../noted-messages.ts';
import type { Entered } from '../run-step.ts';

/** Ends the escalation; acknowledgements that came too late for it are answered. */
export function endEscalation(entered: Entered<EscalateStep>, state: EscalationState, because: EscalationEnd): void {
  const { run, path } = entered;
  state.ended = because;
  run.record({ type: 'escalation-ended', path, because, levels: state.levels });
  const code = because === 'acknowledged' ? 'already-acknowledged' : 'not-waiting';
  for (let late = nextNoted(run, path, 'acknowledge'); late !== undefined; late = nextNoted(run, path, 'acknowledge')) {
    refuseAcknowledgement(entered, late, code);
  }
}

/** Answers an acknowledgement that does not count. */
export function refuseAcknowledgement(
  { run, path }: Entered<EscalateStep>,
  noted: NotedMessage,
  because: RefusalCode,
): void {
  const { id, person } = noted.message;
  run.record({ type: 'acknowledgement-refused', path, messageId: id, person, because });
  answerNoted(run, noted, { accepted: false, because });
}
