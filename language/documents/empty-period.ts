import { textOf } from '../compile/compile-context.ts';
import type { Finding } from '../finding.ts';
import { isDay } from '../schema/time-formats.ts';
import { memberOf, type SourceNode } from '../source/source-node.ts';

/**
 * Periods that end before they begin. A day still belongs to a period that ends on it. A day and a moment are compared by
 * whoever knows the time zone.
 *
 * @param start key of the beginning.
 */
export function emptyPeriods(periods: readonly SourceNode[], start: 'from' | 'date'): readonly Finding[] {
  return periods.flatMap((period): Finding[] => {
    const to = memberOf(period, 'to');
    const [begins, ends] = [textOf(memberOf(period, start)), textOf(to)];
    if (to === undefined || !isEmpty(begins, ends)) return [];
    return [
      {
        code: 'empty-period',
        severity: 'error',
        summary: `Cannot use the period because it has to end after it begins: "${begins}" to "${ends}"`,
        detail: `Write the earlier of the two as \`${start}\``,
        range: to.range,
      },
    ];
  });
}

function isEmpty(begins: string, ends: string): boolean {
  if (isDay(begins) !== isDay(ends)) return false;
  return isDay(begins) ? ends < begins : Date.parse(ends) <= Date.parse(begins);
}
