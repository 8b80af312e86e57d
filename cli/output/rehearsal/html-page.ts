import { utcTime } from '../../../contracts/time.ts';
import type { MonthReport } from '../../../rehearsal/month/month-report.ts';
import { STYLE } from './html-style.ts';
import { detailTables, peopleTable, playbookTable, taskTable, upstreamTable } from './html-tables.ts';
import { html, Html } from './html-text.ts';
import { htmlTimeline } from './html-timeline.ts';
import { counted, utcMinute } from './report-words.ts';

/** Findings at the top of the page. */
const WORST_MAX = 10;
const DAY_MS = 86_400_000;
const MILD: ReadonlySet<string> = new Set(['late', 'skipped', 'collision', 'crowd', 'open']);

/** A report as one page that needs nothing else: no network, no script. The same report gives the same bytes. */
export function htmlPage(report: MonthReport): string {
  const title = titleOf(report);
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <title>Rehearsal: ${title}</title>
        <style>
          ${Html.ofMarkup(STYLE)}
        </style>
      </head>
      <body>
        <main>
          <p class="eyebrow">Watchbill rehearsal</p>
          <h1>${title}</h1>
          <p class="lead">${leadOf(report)}</p>
          ${figuresOf(report)}
          <h2>The worst, worst first</h2>
          ${worstOf(report)}
          <h2>What ran when</h2>
          <p class="hint">
            Days are UTC, weekends are shaded. Rows go from the zones where the day begins first to those where it
            begins last. Point at a mark to read it.
          </p>
          ${htmlTimeline(report)}
          <h2>Who heard what, at which hour of their own day</h2>
          <p class="hint">
            Questions, reminders and messages by local hour. The bar over the hours from 22 to 07 marks the night.
            Woken: asked at night for something that cannot wait until the morning, or told something urgent.
          </p>
          ${peopleTable(report)}
          <h2>Playbooks</h2>
          ${playbookTable(report)}
          ${
            report.tasks.length === 0
              ? ''
              : html`<h2>Tasks</h2>
                  ${taskTable(report)}`
          }
          <h2>Upstreams</h2>
          <p class="hint">
            The busiest minute and hour of the busiest account. Each call of an action counts as one request.
          </p>
          ${upstreamTable(report)}
          <h2>In detail</h2>
          ${detailTables(report)}
          <footer>
            The schedules and playbooks are the real ones, on a virtual clock; upstreams and people are simulated, from
            seed ${report.seed}. The same estate, days, faults and seed give this page again, to the byte.
          </footer>
        </main>
      </body>
    </html> `.toString();
}

function titleOf({ from, to, tenants, playbooks }: MonthReport): string {
  const days = Math.round((to - from) / DAY_MS);
  return `${counted(days, 'day')}, ${counted(tenants.length, 'tenant')}, ${counted(playbooks.length, 'playbook')}`;
}

function leadOf({ from, to, clockChanges, faults }: MonthReport): string {
  const zones = new Set(clockChanges.map(({ timezone }) => timezone)).size;
  return [
    `${utcTime(from).slice(0, 10)} to ${utcTime(to - 1).slice(0, 10)}`,
    ...(zones === 0 ? [] : [`clocks change in ${counted(zones, 'zone')}`]),
    ...faults.outages.map(
      ({ what, from: begin, to: end }) => `${what} out ${utcMinute(begin)} to ${utcTime(end).slice(11, 16)} UTC`,
    ),
    ...faults.throttling.map(({ what, from: begin }) => `${what} throttled from ${utcMinute(begin)} UTC`),
  ].join(' · ');
}

function figuresOf({ runs, slots, findings }: MonthReport): Html {
  const countOf = (kind: string): number =>
    findings.filter((finding) => finding.kind === kind).reduce((sum, { count }) => sum + count, 0);
  const figures: readonly (readonly [string, number])[] = [
    ['failed', countOf('failed')],
    ['slots missed', slots.filter(({ end }) => end === 'missed').length],
    ['started late', countOf('late')],
    ['not answered', countOf('expired') + countOf('unasked')],
    ['times woken', countOf('woken')],
  ];
  return html`<ul class="figures">
    <li><b>${withCommas(runs.length)}</b><span>runs</span></li>
    ${figures.map(
      ([
        name,
        count,
      ]) => html`<li${count > 0 ? html` class="is-bad"` : ''}><b>${withCommas(count)}</b><span>${name}</span></li>
`,
    )}
  </ul>`;
}

function worstOf({ findings }: MonthReport): Html {
  if (findings.length === 0) return html`<p>Nothing: every run started on time and ended well.</p>`;
  const more = findings.length - WORST_MAX;
  return html`<ol class="worst">
      ${findings
        .slice(0, WORST_MAX)
        .map(
          ({ kind, sentence }) =>
            html`<li>
              <span class="kind${MILD.has(kind) ? ' is-mild' : ''}">${kind}</span><span>${sentence}</span>
            </li> `,
        )}
    </ol>
    ${more > 0 ? html`<p class="hint">and ${counted(more, 'finding')} more</p>` : ''}`;
}

/** `4125` as `4,125`, without the host's language. */
function withCommas(count: number): string {
  return String(count).replaceAll(/\B(?=(\d{3})+$)/g, ',');
}
