import { itemsOf } from '../compile/compile-context.ts';
import { CalendarSchema } from '../schema/calendar-schema.ts';
import { memberOf } from '../source/source-node.ts';
import { checkShape, type DocumentCheck } from './document-check.ts';
import { emptyPeriods } from './empty-period.ts';

/** A calendar's holidays and freezes end after they begin. */
export const calendarDocument: DocumentCheck = (source) =>
  checkShape(CalendarSchema, source, (body) => ({
    findings: [
      ...emptyPeriods(itemsOf(memberOf(source.root, 'holidays')), 'date'),
      ...emptyPeriods(itemsOf(memberOf(source.root, 'freezes')), 'from'),
    ],
    document: { kind: 'Calendar', body },
  }));
