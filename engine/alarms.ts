import { childPath, type StepPath } from '../contracts/ids.ts';
import { invariant } from '../contracts/invariant.ts';
import type { RunEvent } from '../contracts/run.ts';
import type { UtcMs } from '../contracts/time.ts';
import { allSteps, topLists } from '../language/plan/all-steps.ts';
import type { ClockStep, Plan, Step } from '../language/plan/plan.ts';
import { momentOf, type ClockState } from './clock-state.ts';
import type { Run } from './run.ts';

/** Stands for the deadline of the run where a step would have its id. */
export const DEADLINE = '~deadline' as StepPath;

/** What the passing of the deadline is noted under. */
export const DEADLINE_PASSED = childPath(DEADLINE, '~breach');

/** Something that happens once, at its time, beside the steps of the playbook. */
export interface Alarm {
  /** Path of its steps; an alarm of a path goes off once. */
  readonly path: StepPath;
  /** Id of the step that started the clock, or `DEADLINE`. */
  readonly step: string;
  readonly at: UtcMs;
  readonly event: RunEvent;
}

/** Whether the deadline of the run has passed while its steps ran. */
export function isOverdue({ journal }: Run): boolean {
  return journal.beside?.[DEADLINE_PASSED] !== undefined;
}

/** The alarms of a run as its clocks stand now, those included that have gone off. */
export function alarmsOf(run: Run): readonly Alarm[] {
  return [...clockAlarms(run), ...deadlineAlarms(run)];
}

/** The steps of an alarm. */
export function stepsOfAlarm(plan: Plan, { path, step }: Pick<Alarm, 'path' | 'step'>): readonly Step[] {
  const source = step === DEADLINE ? plan.deadline : clockStep(plan, step);
  invariant(source !== undefined, `The plan has no deadline, and one has passed at "${path}"`);
  return path.endsWith('/~warn') ? source.onWarn : source.onBreach;
}

/** The step that started a clock. */
export function clockStep(plan: Plan, id: string): ClockStep {
  const found = allSteps(topLists(plan)).find((step): step is ClockStep => step.kind === 'clock' && step.id === id);
  invariant(found !== undefined, `No step "${id}" starts a clock, and one was started by it`);
  return found;
}

function clockAlarms({ journal, start }: Run): readonly Alarm[] {
  return Object.entries(journal.clocks ?? {}).flatMap(([clock, state]) => {
    const { startedBy, step } = state;
    const { warnMs, limitMs, calendar } = clockStep(start.plan, step);
    const alarm = (key: AlarmKey, elapsedMs: number | undefined, what: 'warned' | 'breached'): readonly Alarm[] => {
      if (elapsedMs === undefined) return [];
      const event = { type: 'clock', path: startedBy, clock, what, elapsedMs } as const;
      const at = calendar === undefined ? momentOf(state, elapsedMs) : calendarMomentOf(state, key);
      return [{ path: childPath(startedBy, key), step, at, event }];
    };
    return [...alarm('~warn', warnMs, 'warned'), ...alarm('~breach', limitMs, 'breached')];
  });
}

type AlarmKey = '~warn' | '~breach';

/** What the calendar said; while the clock does not run, or is held, it does not go off. */
function calendarMomentOf({ due, isHeld }: ClockState, key: AlarmKey): UtcMs {
  const at = key === '~warn' ? due?.warnAt : due?.limitAt;
  return at === undefined || isHeld === true ? Infinity : at;
}

function deadlineAlarms({ journal, start }: Run): readonly Alarm[] {
  const { deadline } = start.plan;
  if (deadline === undefined) return [];
  const { warnMs, withinMs } = deadline;
  const passed = { type: 'deadline', what: 'passed' } as const;
  const last: Alarm = { path: DEADLINE_PASSED, step: DEADLINE, at: journal.startedAt + withinMs, event: passed };
  if (warnMs === undefined) return [last];
  const event = { type: 'deadline', what: 'warned' } as const;
  return [{ path: childPath(DEADLINE, '~warn'), step: DEADLINE, at: journal.startedAt + warnMs, event }, last];
}
