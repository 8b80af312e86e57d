import type { UtcMs } from '../../contracts/time.ts';
import { evaluateBool } from '../../language/expressions/evaluate-condition.ts';
import type { EscalateStep } from '../../language/plan/plan.ts';
import { CANCELLED, failed, MOVING_ON, type Completion } from '../completion.ts';
import { flushBeforeWaiting } from '../flush.ts';
import type { EscalationState } from '../journal.ts';
import { nextNoted } from '../noted-messages.ts';
import type { Entered } from '../run-step.ts';
import { takeAcknowledgement } from './acknowledge.ts';
import { beginLevel, callLevel, levelsOf } from './call-level.ts';
import { endEscalation } from './end-escalation.ts';
import type { Page } from './page.ts';

type Entering = Entered<EscalateStep>;

/** Climbs until the escalation has ended; a completion where it was cancelled, failed or goes on in another segment. */
export async function untilEnded(
  entered: Entering,
  page: Page,
  state: EscalationState,
): Promise<Completion | undefined> {
  while (state.ended === undefined) {
    const interrupted = await oneTurn(entered, page, state);
    if (interrupted !== undefined) return interrupted;
  }
  return undefined;
}

async function oneTurn(entered: Entering, page: Page, state: EscalationState): Promise<Completion | undefined> {
  const { run, token, path } = entered;
  if (token.requested) {
    endEscalation(entered, state, 'cancelled');
    return CANCELLED;
  }
  const noted = nextNoted(run, path, 'acknowledge');
  if (noted !== undefined && !isAhead(state.checkAt, run.now)) {
    await takeAcknowledgement(entered, state, noted);
    return undefined;
  }
  if (run.now >= state.due && (state.levels < levelsOf(state) || noted === undefined)) return climb(entered, state);
  if (!state.isPaged && run.now < state.due && !isAhead(state.pageAt, run.now)) {
    await callLevel(entered, page, state);
    return undefined;
  }
  return pause(entered, state);
}

/** The next level, unless `until` holds or none is left. */
function climb(entered: Entering, state: EscalationState): Completion | undefined {
  const { run, step, path, place } = entered;
  if (step.until !== undefined) {
    const enough = evaluateBool(step.until, place.scope.names(run.now));
    if (!enough.ok) {
      endEscalation(entered, state, 'cancelled');
      return failed(enough.failure);
    }
    run.record({ type: 'decided', path, what: 'until', value: enough.value });
    if (enough.value) {
      endEscalation(entered, state, 'until');
      return undefined;
    }
  }
  if (state.levels < levelsOf(state)) beginLevel(entered, state);
  else endEscalation(entered, state, 'unanswered');
  return undefined;
}

/** Waits for an acknowledgement, the end of the level's time, or the next try of what failed. */
async function pause(entered: Entering, state: EscalationState): Promise<Completion | undefined> {
  const { run, path, token, step } = entered;
  const isHeld = isAhead(state.checkAt, run.now);
  const next = nextMoment(state, run.now);
  await flushBeforeWaiting(run);
  const arrived = (): boolean => !isHeld && nextNoted(run, path, 'acknowledge') !== undefined;
  const woken = await run.wait(arrived, next, token, step.title);
  return woken === 'moving-on' ? MOVING_ON : undefined;
}

function nextMoment({ due, pageAt, checkAt }: EscalationState, now: UtcMs): UtcMs {
  return Math.min(...[due, pageAt ?? Infinity, checkAt ?? Infinity].filter((moment) => moment > now));
}

function isAhead(moment: UtcMs | undefined, now: UtcMs): boolean {
  return moment !== undefined && moment > now;
}
