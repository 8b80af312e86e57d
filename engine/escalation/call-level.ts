import type { EscalationLevel, PageEffect } from '../../contracts/activities.ts';
import { FAILURE_KINDS, type Failure } from '../../contracts/failure-codes.ts';
import { invariant } from '../../contracts/invariant.ts';
import type { Json, JsonObject } from '../../contracts/json.ts';
import { utcTime } from '../../contracts/time.ts';
import type { EscalateStep } from '../../language/plan/plan.ts';
import type { EscalationState } from '../journal.ts';
import type { EffectBody } from '../run.ts';
import type { Entered } from '../run-step.ts';
import { endEscalation } from './end-escalation.ts';
import type { Page } from './page.ts';

const HINTS = { quick: false, cancellable: false, limitMs: 30_000 };

/** Pause before a page that failed is tried again. */
const PAUSE_MS = 15_000;

/** Levels of all rounds together. */
export function levelsOf({ policy }: EscalationState): number {
  return policy.levels.length * (policy.repeat + 1);
}

/** Begins the next level: its time runs from now, also while its page is on its way. */
export function beginLevel({ run, step, path }: Entered<EscalateStep>, state: EscalationState): void {
  state.levels += 1;
  const { to, withinMs } = runningLevel(state);
  state.due = run.now + withinMs;
  state.isPaged = false;
  delete state.pageAt;
  run.record({ type: 'step-waiting', path, reason: 'acknowledgement', until: utcTime(state.due) });
  run.record({ type: 'escalated', path, policy: step.policy, level: state.levels, to, until: utcTime(state.due) });
}

/** Calls the people of the running level. One that can reach nobody is over at once. */
export async function callLevel(entered: Entered<EscalateStep>, page: Page, state: EscalationState): Promise<void> {
  const { run, path, token } = entered;
  const settled = await run.act(effectOf(entered, page, state), HINTS, token);
  if (settled.status === 'failed') return afterFailure(entered, state, settled.failure);
  if (settled.status !== 'succeeded') {
    invariant(settled.status === 'again', `The page of "${path}" was cancelled, and pages are never cancelled`);
    state.pageAt = settled.at;
    return;
  }
  state.isPaged = true;
  if (state.policy.endsOn === 'delivered' && hasReached(settled.output)) endEscalation(entered, state, 'delivered');
}

function afterFailure({ run, path }: Entered<EscalateStep>, state: EscalationState, failure: Failure): void {
  run.record({ type: 'page-failed', path, level: state.levels, failure });
  if (FAILURE_KINDS[failure.code].retryable || failure.code === 'outcome-unknown') {
    state.pageAt = run.now + Math.max(PAUSE_MS, failure.retryAfterMs ?? 0);
    return;
  }
  state.isPaged = true;
  state.due = run.now;
}

function effectOf({ step, path }: Entered<EscalateStep>, page: Page, state: EscalationState): EffectBody {
  const { to, urgency } = runningLevel(state);
  const effect: Omit<PageEffect, 'run' | 'records' | 'idempotencyKey'> = {
    kind: 'page',
    path,
    attempt: 1,
    title: step.title,
    policy: step.policy,
    level: state.levels,
    to,
    urgency,
    ...page,
    until: utcTime(state.due),
  };
  return effect;
}

function runningLevel({ policy, levels }: EscalationState): EscalationLevel {
  const level = policy.levels[(levels - 1) % policy.levels.length];
  invariant(level !== undefined, `The policy "${policy.name}" has no level`);
  return level;
}

function hasReached(output: Json): boolean {
  const sent = (output as JsonObject | null)?.['sent'];
  return Array.isArray(sent) && sent.length > 0;
}
