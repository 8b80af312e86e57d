import { utcTime, type UtcMs } from '../../../contracts/time.ts';
import type { MonthReport } from '../../../rehearsal/month/month-report.ts';
import { drawMark, MARKS, pictureOf, px, type Mark } from './html-marks.ts';
import { html, type Html } from './html-text.ts';
import { changeWords, counted, utcMinute } from './report-words.ts';
import { timelineRows, type TimelineRow } from './timeline-rows.ts';

const DAY_MS = 86_400_000;
const WIDTH = 1_240;
const NAMES = 236;
const HEAD = 46;
const ROW = 19;
/** A run shorter than this many pixels is a stroke; a longer one also shows how long it was open. */
const OPEN_PX_MIN = 5;
const WEEKDAYS = ['Su', 'Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa'];

/** A timeline: a row for each tenant, or of few tenants for each playbook, under one axis of days in UTC. */
export function htmlTimeline(report: MonthReport): Html {
  const { rows, leftOut } = timelineRows(report);
  const height = HEAD + rows.length * ROW + 8;
  const x = scaleOf(report);
  const label = `Timeline of ${counted(report.runs.length, 'run')}: ${counted(rows.length, 'row')} from ${utcMinute(report.from)} to ${utcMinute(report.to)} UTC. The tables below say the same in words.`;
  return html`<div class="scroll">
      <svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${label}">
        ${daysOf(report, x, height)}${outagesOf(report, x, height)}
        ${rows.map((row, index) => drawRow(report, row, { x, y: HEAD + index * ROW }))}
      </svg>
    </div>
    ${keyOf(report, rows)}${leftOut > 0 ? html`<p class="hint">${counted(leftOut, 'row')} with fewer findings left out.</p>` : ''}`;
}

type Scale = (at: UtcMs) => number;

function scaleOf({ from, to }: MonthReport): Scale {
  return (at) => NAMES + ((Math.min(at, to) - from) / (to - from)) * (WIDTH - NAMES - 10);
}

function daysOf({ from, to }: MonthReport, x: Scale, height: number): readonly Html[] {
  const width = x(from + DAY_MS) - x(from);
  return Array.from({ length: Math.round((to - from) / DAY_MS) }, (_unused, index) => {
    const at = from + index * DAY_MS;
    const day = new Date(at);
    const weekday = day.getUTCDay();
    const shade =
      weekday === 0 || weekday === 6
        ? html`<rect class="weekend" x="${px(x(at))}" y="${HEAD - 4}" width="${px(width)}" height="${height - HEAD}" />`
        : html``;
    const middle = px(x(at) + width / 2);
    const month = index === 0 || day.getUTCDate() === 1 ? utcTime(at).slice(0, 7) : '';
    return html`${shade}<path class="grid" d="M${px(x(at))} ${HEAD - 4}V${height - 8}" />
      <text class="axis" x="${middle}" y="24" text-anchor="middle">${WEEKDAYS[weekday] ?? ''}</text
      ><text class="axis" x="${middle}" y="37" text-anchor="middle">${day.getUTCDate()}</text
      >${month === '' ? '' : html`<text class="axis" x="${px(x(at))}" y="10">${month}</text>`} `;
  });
}

function outagesOf({ faults }: MonthReport, x: Scale, height: number): readonly Html[] {
  return faults.outages.map(({ what, from, to }) => {
    const width = Math.max(3, x(to) - x(from));
    const told = `Outage of ${what}, ${utcMinute(from)} to ${utcMinute(to)} UTC`;
    return html`<rect class="outage" x="${px(x(from))}" y="14" width="${px(width)}" height="${height - 22}"
        ><title>${told}</title></rect
      ><text class="outage-name" x="${px(x(from) + width / 2)}" y="10" text-anchor="middle">${what} out</text> `;
  });
}

interface At {
  readonly x: Scale;
  /** Top of the row. */
  readonly y: number;
}

function drawRow(report: MonthReport, row: TimelineRow, { x, y }: At): Html {
  const middle = y + ROW / 2;
  const strokes = row.runs.map(({ startedAt }) => `M${px(x(startedAt))} ${px(middle - 5)}v10`).join('');
  const open = row.runs
    .map(({ startedAt, endedAt }) => ({ from: x(startedAt), to: x(endedAt ?? report.to) }))
    .filter(({ from, to }) => to - from >= OPEN_PX_MIN);
  const waits = open.map(({ from, to }) => `M${px(from)} ${px(middle - 2)}H${px(to)}v4H${px(from)}z`).join('');
  const changes = report.clockChanges.filter(({ timezone }) => timezone === row.timezone);
  return html`<g
    ><text class="name" x="0" y="${px(middle + 4)}">${shortened(row.name, 25)}</text
    ><text class="zone" x="${NAMES - 12}" y="${px(middle + 4)}" text-anchor="end">${shortened(row.beside, 12)}</text
    >${waits === '' ? '' : html`<path class="wait" d="${waits}" />`}<path
      class="run"
      d="${strokes}"
    />${changes.map((change) => html`<path class="change" d="M${px(x(change.at))} ${px(y + 1)}v${ROW - 2}"><title>Clocks change: ${changeWords(change)}</title></path>`)}${ORDER.flatMap((mark) => row.marks.filter((one) => one.mark === mark).map(({ at, title }) => drawMark(mark, x(at), middle, title)))}</g
  > `;
}

/** What is drawn last lies on top: the worst. */
const ORDER: readonly Mark[] = ['woken', 'expired', 'late', 'missed', 'failed'];

function keyOf({ clockChanges, faults }: MonthReport, rows: readonly TimelineRow[]): Html {
  const seen = new Set(rows.flatMap(({ marks }) => marks.map(({ mark }) => mark)));
  const marks = ORDER.toReversed().filter((mark) => seen.has(mark));
  return html`<ul class="key">
    <li>
      <svg viewBox="0 0 16 14" aria-hidden="true">
        <path class="run" d="M3 2v10" />
        <path class="wait" d="M3 5h12v4h-12z" /></svg
      >a run, and how long it was open
    </li>
    ${marks.map((mark) => html`<li>${pictureOf(mark)}${MARKS[mark]}</li>`)}
    ${
      clockChanges.length === 0
        ? ''
        : html`<li>
            <svg viewBox="0 0 16 14" aria-hidden="true"><path class="change" d="M8 0v14" /></svg>clocks change
          </li>`
    }
    ${
      faults.outages.length === 0
        ? ''
        : html`<li>
            <svg viewBox="0 0 16 14" aria-hidden="true"><rect class="outage" x="1" y="0" width="14" height="14" /></svg
            >an outage
          </li>`
    }
  </ul>`;
}

function shortened(name: string, most: number): string {
  return name.length > most ? `${name.slice(0, most - 1)}…` : name;
}
