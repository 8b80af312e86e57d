import { counted } from '../explain/duration-words.ts';
import type { Finding } from '../finding.ts';
import type { Step } from '../plan/plan.ts';
import type { Rule } from './rule.ts';

/**
 * Actions in loops that can be called more often than the API behind them takes, in a minute or an hour: by what the loop allows, not by
 * what it will do. Nothing counts the time that a call takes: how long that is, only the upstream knows. What is refused then is tried
 * later, so that it is a warning. A limit holds for a tenant: calls of other tenants' runs are no part of it.
 */
export const callsOverLimit: Rule = ({ draft, survey }) =>
  survey.steps.flatMap(({ step, parents }): readonly Finding[] => {
    const limits = step.kind === 'action' ? draft.world.actions.get(step.action)?.limits : undefined;
    if (step.kind !== 'action' || limits === undefined) return [];
    const passed = [
      { most: limits.perMinute ?? Infinity, calls: callsIn(MINUTE_MS, parents), of: 'a minute' },
      { most: limits.perHour ?? Infinity, calls: callsIn(HOUR_MS, parents), of: 'an hour' },
    ].find(({ most, calls }) => calls > most);
    if (passed === undefined) return [];
    const { most, calls, of } = passed;
    return [
      {
        code: 'calls-over-limit',
        severity: 'warning',
        summary: `Cannot call "${step.action}" ${counted(calls, 'time')} in ${of}, as the loop allows, because "${limits.api}" takes ${most}`,
        detail:
          'Lower the `max` of the loop, let each turn `wait`, give `repeat` a longer `every`, or ask for more in one call',
        range: draft.sites.range(step, 'action'),
      },
    ];
  });

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/** Calls at most in a window of time: the turns of all loops around a step, each turn as quick as it can be. */
function callsIn(windowMs: number, parents: readonly Step[]): number {
  return parents.reduce((calls, parent) => calls * turnsIn(windowMs, parent), 1);
}

function turnsIn(windowMs: number, parent: Step): number {
  if (parent.kind === 'forEach') {
    const paceMs = pausesOf(parent.steps);
    return paceMs === 0 ? parent.max : Math.min(parent.max, parent.concurrency * turnsAt(paceMs, windowMs));
  }
  if (parent.kind !== 'repeat') return 1;
  const paceMs = Math.max(parent.everyMs, pausesOf(parent.steps));
  return paceMs === 0 ? parent.max : Math.min(parent.max, turnsAt(paceMs, windowMs));
}

/** Turns that begin in a window, at most: one at its start, and then one at each pace. */
function turnsAt(paceMs: number, windowMs: number): number {
  return Math.ceil(windowMs / paceMs);
}

/** What a turn waits in any case. */
function pausesOf(steps: readonly Step[]): number {
  const pauses = steps.map((step) =>
    step.kind === 'wait' && step.if === undefined && 'durationMs' in step.for ? step.for.durationMs : 0,
  );
  return pauses.reduce((sum, ms) => sum + ms, 0);
}
