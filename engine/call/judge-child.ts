import type { ChildEnd } from '../../contracts/activities.ts';
import type { JsonObject } from '../../contracts/json.ts';
import { CANCELLED, failed, type Ending } from '../completion.ts';
import { whyTooLarge } from '../output-size.ts';
import type { Run } from '../run.ts';

/** What a called run came to, as a calling step has it. */
export interface Judged {
  readonly title: string;
  readonly playbook: string;
  /** Whether the call itself was cancelled, so that a cancelled run is what was asked for. */
  readonly isCancelled: boolean;
}

/** Outcomes that fail the call. */
const BAD: ReadonlySet<string> = new Set(['failed', 'cancelled', 'duplicate', 'ended-outside']);

/** Whether a called run came to a good end: `succeeded`, or an outcome that its playbook named. */
export function isGood(outcome: string): boolean {
  return !BAD.has(outcome);
}

/** The completion of a call out of the end of its run. A `catch` may name the code of the called playbook. */
export function judgeChild(run: Run, { title, playbook, isCancelled }: Judged, end: ChildEnd): Ending {
  const { outcome, outputs, failure } = end;
  if (outcome === 'cancelled' && isCancelled) return CANCELLED;
  if (!isGood(outcome)) {
    const why = failure === undefined ? '' : `: ${failure.message}`;
    return failed({
      code: 'call-failed',
      message: `Cannot go on in "${title}": the run ${end.run} of "${playbook}" ended ${outcome}${why}`,
      ownCode: failure?.ownCode ?? failure?.code ?? outcome,
    });
  }
  const output: JsonObject = { run: end.run, outcome, outputs };
  const refused = whyTooLarge(run, title, output);
  return refused === undefined ? { status: 'succeeded', output } : failed(refused);
}
