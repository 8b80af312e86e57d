import { TENANT_CALENDAR } from '../../contracts/calendar.ts';
import { checkedMember, itemsOf } from '../compile/compile-context.ts';
import type { Finding } from '../finding.ts';
import { CalendarSchema } from '../schema/calendar-schema.ts';
import { memberOf, type SourceNode } from '../source/source-node.ts';
import { calendarWithoutHours } from './calendar-without-hours.ts';
import { checkShape, type DocumentCheck } from './document-check.ts';
import { emptyPeriods } from './empty-period.ts';

/** A calendar has hours where it says so, a name of its own, and its holidays and freezes end after they begin. */
export const calendarDocument: DocumentCheck = (source) =>
  checkShape(CalendarSchema, source, (body) => ({
    findings: [
      ...calendarWithoutHours(source.root, body),
      ...reservedCalendarName(source.root, body.name),
      ...emptyPeriods(itemsOf(memberOf(source.root, 'holidays')), 'date'),
      ...emptyPeriods(itemsOf(memberOf(source.root, 'freezes')), 'from'),
    ],
    document: { kind: 'Calendar', body },
  }));

function reservedCalendarName(root: SourceNode, name: string): readonly Finding[] {
  if (name !== TENANT_CALENDAR) return [];
  return [
    {
      code: 'reserved-name',
      severity: 'error',
      summary: `Cannot use the name "${name}" because playbooks mean the calendar of the tenant by it`,
      detail: 'Choose another one, such as "head-office"',
      range: checkedMember(root, 'name').range,
    },
  ];
}
