import type { Finding } from '../finding.ts';
import type { CalendarDocument } from '../schema/calendar-schema.ts';
import { memberOf, type SourceNode } from '../source/source-node.ts';

/** Whether nobody ever works in a calendar, so that no business time passes. */
export function isWithoutHours({ businessHours = {} }: Pick<CalendarDocument, 'businessHours'>): boolean {
  return Object.values(businessHours).every((hours) => hours.length === 0);
}

/** Business hours that name no hours. A calendar that says nothing of them is of holidays and freezes alone. */
export function calendarWithoutHours(root: SourceNode, body: CalendarDocument): readonly Finding[] {
  const node = memberOf(root, 'businessHours');
  if (node === undefined || !isWithoutHours(body)) return [];
  return [
    {
      code: 'calendar-without-hours',
      severity: 'error',
      summary: 'Cannot count time by the calendar because its business hours name no hours',
      detail: 'Write the hours of at least one day, `monday: ["09:00-17:00"]`, or leave `businessHours` out',
      range: node.range,
    },
  ];
}
