import type { Failure } from '../../contracts/failure-codes.ts';
import { invariant } from '../../contracts/invariant.ts';
import { utcTime, type UtcMs } from '../../contracts/time.ts';
import { renderValue } from '../../language/expressions/render-value.ts';
import type { BusinessHours } from '../../language/plan/business-hours.ts';
import type { WaitStep } from '../../language/plan/plan.ts';
import { lookUpMoments, type NotFound } from '../business-moments.ts';
import { CANCELLED, failed, MOVING_ON, type Completion } from '../completion.ts';
import { flush } from '../flush.ts';
import { recordStart } from '../perform.ts';
import type { Entered } from '../run-step.ts';
import { textOf } from '../text-of.ts';

/** Waits for a time or until a moment. The moment is fixed when the step begins; one already past is no wait. */
export async function runWait(entered: Entered<WaitStep>): Promise<Completion> {
  const { run, step, frame, path, token } = entered;
  if (frame.waitUntil === undefined && 'businessMs' in step.for) {
    const missing = await beginBusinessWait(entered, step.for);
    if (missing !== undefined) return missing;
  }
  if (frame.waitUntil === undefined) {
    const until = momentOf(entered);
    if (typeof until !== 'number') return failed(until);
    frame.waitUntil = until;
    if (until > run.now) {
      recordStart(entered);
      run.record({ type: 'step-waiting', path, reason: 'wait', until: utcTime(until) });
      await flush(run);
    }
  }
  const { waitUntil } = frame;
  const woken = waitUntil <= run.now ? 'deadline' : await run.wait(() => false, waitUntil, token, step.title);
  if (woken === 'moving-on') return MOVING_ON;
  return woken === 'cancelled' ? CANCELLED : { status: 'succeeded', output: { until: utcTime(waitUntil) } };
}

/** Fixes the moment by the calendar; or what the step came to because there is none. */
async function beginBusinessWait(
  entered: Entered<WaitStep>,
  { businessMs, calendar }: BusinessHours,
): Promise<NotFound | undefined> {
  const { run, frame, path } = entered;
  recordStart(entered);
  const found = await lookUpMoments(entered, { calendar, from: frame.at, times: [businessMs] });
  if (found.status !== 'found') return found;
  const [until] = found.moments;
  invariant(until !== undefined, 'One moment was asked for');
  frame.waitUntil = until;
  run.record({ type: 'step-waiting', path, reason: 'wait', until: utcTime(until) });
  await flush(run);
  return undefined;
}

function momentOf({ step, place, frame }: Entered<WaitStep>): UtcMs | Failure {
  invariant(!('businessMs' in step.for), 'Business time is looked up');
  if ('durationMs' in step.for) return frame.at + step.for.durationMs;
  const until = renderValue(step.for.until, place.scope.names(frame.at));
  if (!until.ok) return until.failure;
  const moment = Date.parse(textOf(until.value));
  return Number.isNaN(moment) ? notAMoment(step, until.value) : moment;
}

function notAMoment(step: WaitStep, found: unknown): Failure {
  return {
    code: 'invalid-input',
    message: `Cannot wait in "${step.title}": "until" is ${JSON.stringify(found)}, it has to be a time such as 2026-03-01T07:00:00Z`,
  };
}
