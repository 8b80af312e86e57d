import { invariant } from '../../contracts/invariant.ts';
import type { Finding } from '../finding.ts';
import { keyRange } from '../schema/locate.ts';
import type { RotaDocument } from '../schema/rota-schema.ts';
import { WEEKDAYS, type WeekHoursSource } from '../schema/time-atoms.ts';
import { parseHours, type Hours } from '../schema/time-formats.ts';
import type { SourceNode } from '../source/source-node.ts';

const DAY_MINUTES = 24 * 60;
const WEEK_MINUTES = 7 * DAY_MINUTES;
const ALWAYS: Hours = { from: 0, to: WEEK_MINUTES };

/** Hours of a usual week in which no layer has anybody, unless the rota allows that. Told once, at the first of them. */
export function rotaGap(root: SourceNode, { layers, allowGaps }: RotaDocument): readonly Finding[] {
  if (allowGaps === true) return [];
  const gap = firstGap(layers.flatMap(({ restrict }) => (restrict === undefined ? [ALWAYS] : minutesOfWeek(restrict))));
  if (gap === undefined) return [];
  return [
    {
      code: 'rota-gap',
      severity: 'warning',
      summary: `Cannot call anybody on ${momentOf(gap)} because no layer of the rota has hours then`,
      detail: 'Add a layer without `restrict`, or write `allowGaps: true` where that is meant',
      range: keyRange(root, 'layers'),
    },
  ];
}

/** Hours as minutes since Monday, 00:00. What goes on past Sunday begins the week too. */
function minutesOfWeek(restrict: WeekHoursSource): readonly Hours[] {
  return WEEKDAYS.flatMap((day, index) =>
    (restrict[day] ?? []).flatMap((written) => {
      const hours = parseHours(written);
      invariant(hours !== undefined, `The schema should have refused the hours "${written}"`);
      const start = index * DAY_MINUTES;
      const { from, to } = { from: hours.from + start, to: hours.to + start };
      return to <= WEEK_MINUTES
        ? [{ from, to }]
        : [
            { from, to },
            { from: 0, to: to - WEEK_MINUTES },
          ];
    }),
  );
}

/** The first minute of the week in which there are no hours. */
function firstGap(hours: readonly Hours[]): number | undefined {
  let covered = 0;
  for (const { from, to } of [...hours].sort((one, other) => one.from - other.from)) {
    if (from > covered) break;
    covered = Math.max(covered, to);
  }
  return covered < WEEK_MINUTES ? covered : undefined;
}

function momentOf(minute: number): string {
  const ofDay = minute % DAY_MINUTES;
  const [hour, rest] = [Math.floor(ofDay / 60), ofDay % 60].map((number) => String(number).padStart(2, '0'));
  return `${WEEKDAYS[Math.floor(minute / DAY_MINUTES)]} at ${hour}:${rest}`;
}
