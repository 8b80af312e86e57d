import { TENANT_CALENDAR } from '../../contracts/calendar.ts';
import { CALENDAR_SITE } from '../compile/compile-business-hours.ts';
import type { Range } from '../diagnostic.ts';
import type { Step } from '../plan/plan.ts';
import type { Trigger } from '../plan/trigger.ts';
import type { RuleContext } from './rule.ts';

/** A place where a playbook counts by a calendar. */
export interface NamedCalendar {
  readonly name: string;
  /** Whether it is that of the tenant, whichever that is. */
  readonly isOfTenant: boolean;
  /** Whether business hours count there, and not holidays alone. */
  readonly needsHours: boolean;
  readonly range: Range;
}

/** The calendars that a playbook counts by, each at its place. */
export function calendarsNamed({ draft, survey }: RuleContext): readonly NamedCalendar[] {
  const named = (owner: Step | Trigger, name: string, needsHours: boolean): NamedCalendar => ({
    name,
    isOfTenant: name === TENANT_CALENDAR,
    needsHours,
    range: draft.sites.range(owner, CALENDAR_SITE),
  });
  const ofTriggers = draft.plan.triggers.flatMap((trigger) => {
    if (trigger.kind !== 'schedule' || trigger.calendar === undefined) return [];
    return [named(trigger, trigger.calendar.name, trigger.calendar.onHoliday !== 'skip')];
  });
  const ofSteps = survey.steps.flatMap(({ step }) => {
    const name = calendarOf(step);
    return name === undefined ? [] : [named(step, name, true)];
  });
  return [...ofTriggers, ...ofSteps];
}

function calendarOf(step: Step): string | undefined {
  if (step.kind === 'wait' && 'businessMs' in step.for) return step.for.calendar;
  if (step.kind === 'task' && 'businessMs' in step.due) return step.due.calendar;
  return step.kind === 'clock' ? step.calendar : undefined;
}
