import { TENANT_CALENDAR } from '../../contracts/calendar.ts';
import type { BusinessHours } from '../plan/business-hours.ts';
import type { Step } from '../plan/plan.ts';
import { memberOf, type SourceNode } from '../source/source-node.ts';
import { checkedDuration, type CompileContext } from './compile-context.ts';

/** Site of the calendar of a step or trigger, also of one that is not named. */
export const CALENDAR_SITE = 'calendar';

/** Time of business hours; without a name it is the tenant's calendar. */
export function compileBusinessHours(source: {
  readonly businessHours: string;
  readonly calendar?: string;
}): BusinessHours {
  return { businessMs: checkedDuration(source.businessHours), calendar: source.calendar ?? TENANT_CALENDAR };
}

/** Notes where a calendar is named; where it is not, the time that is counted in it. */
export function putCalendar({ sites }: CompileContext, owner: Step, source: SourceNode | undefined): void {
  sites.put(owner, CALENDAR_SITE, memberOf(source, 'calendar') ?? memberOf(source, 'businessHours'));
}
