import type { MonthReport } from '../../../rehearsal/month/month-report.ts';
import { isOverdue } from '../../../rehearsal/month/task-courses.ts';
import { html, type Html } from './html-text.ts';
import { counted, lastedWords, localWords, outcomeWords, twoDigits, upstreamFigures } from './report-words.ts';
import { taskFigures } from './task-figures.ts';

/** Rows of a list; all of them are in the JSON. */
export const LISTED_MAX = 200;
const NIGHT_FROM = 22;
const NIGHT_TO = 7;

/** A table of cells; the columns of `words` hold sentences. */
interface Table {
  readonly head: readonly string[];
  readonly words: ReadonlySet<number>;
  readonly rows: readonly (readonly (string | number)[])[];
}

/** How each playbook fared. */
export function playbookTable({ playbooks }: MonthReport): Html {
  return inBox({
    head: ['Playbook', 'Runs', 'Late', 'Missed', 'Skipped', 'Median', 'Longest', 'Outcomes'],
    words: new Set([0, 7]),
    rows: playbooks.map(({ playbook, runs, late, missed, skipped, medianMs, longestMs, outcomes }) => [
      playbook,
      runs,
      late,
      missed,
      skipped,
      lastedWords(medianMs),
      lastedWords(longestMs),
      outcomeWords(outcomes),
    ]),
  });
}

/** How the tasks of each step went. */
export function taskTable(report: MonthReport): Html {
  return inBox({
    head: ['Playbook', 'Step', 'Tasks', 'Done', 'Overdue', 'Open', 'Median'],
    words: new Set([0, 1]),
    rows: taskFigures(report)
      .slice(0, LISTED_MAX)
      .map(({ playbook, step, tasks, done, overdue, open, medianMs }) => [
        playbook,
        step,
        tasks,
        done,
        overdue,
        open,
        lastedWords(medianMs),
      ]),
  });
}

/** How often each upstream was called. */
export function upstreamTable(report: MonthReport): Html {
  return inBox({
    head: ['Upstream', 'Calls', 'Busiest minute', 'Busiest hour', 'Limit', 'Times over', 'Whose limit'],
    words: new Set([0, 6]),
    rows: upstreamFigures(report).map(({ upstream, calls, busiestMinute, busiestHour, limit, timesOver, source }) => [
      upstream,
      calls,
      busiestMinute,
      busiestHour,
      limit,
      timesOver,
      source,
    ]),
  });
}

/** At which hour of their own day people heard from Watchbill. */
export function peopleTable({ people }: MonthReport): Html {
  const most = Math.max(1, ...people.flatMap(({ byHour }) => byHour));
  const hours = Array.from({ length: 24 }, (_unused, hour) => hour);
  const shown = people.toSorted((one, other) => other.woken - one.woken || (one.person < other.person ? -1 : 1));
  return html`<div class="scroll">
    <table class="heat">
      <tr>
        <th scope="col">Person</th>
        ${hours.map((hour) => html`<th scope="col" ${nightClass(hour)}>${twoDigits(hour)}</th>`)}
        <th scope="col">Asked</th>
        <th scope="col">Reminded</th>
        <th scope="col">Mailed</th>
        <th scope="col">Woken</th>
      </tr>
      ${shown.slice(0, LISTED_MAX).map(
        ({ person, byHour, asked, reminded, mailed, woken }) =>
          html`<tr>
            <th scope="row">${person}</th>
            ${byHour.map((count) => html`<td style="--share:${share(count, most)}">${count === 0 ? '' : count}</td>`)}
            <td class="total">${asked}</td>
            <td class="total">${reminded}</td>
            <td class="total">${mailed}</td>
            <td class="total">${woken}</td>
          </tr> `,
      )}
    </table>
  </div>`;
}

function nightClass(hour: number): Html {
  return hour >= NIGHT_FROM || hour < NIGHT_TO ? html` class="is-night"` : html``;
}

function share(count: number, most: number): string {
  return String(Math.round((count / most) * 70) / 100);
}

/** Everything that did not go as it should, one by one. */
export function detailTables(report: MonthReport): readonly Html[] {
  const { runs, slots, questions, tasks } = report;
  const failed = runs.filter(({ outcome, failure }) => outcome === 'failed' || failure !== null);
  const late = runs.filter(({ lateMs }) => lateMs > 0);
  const unanswered = questions.filter(({ closed }) => closed === 'expired');
  return [
    listed(
      'Runs that failed',
      ['Tenant', 'Playbook', 'Started, local', 'Failure'],
      failed.map((run) => [run.tenant, run.playbook, localWords(run.startedLocal), run.failure ?? run.outcome ?? '']),
    ),
    listed(
      'Slots without a run',
      ['Tenant', 'Playbook', 'Slot, local', 'Became', 'Why'],
      slots.map((slot) => [slot.tenant, slot.playbook, localWords(slot.local), slot.end, slot.reason]),
    ),
    listed(
      'Runs that started late',
      ['Tenant', 'Playbook', 'Started, local', 'Late'],
      late.map((run) => [run.tenant, run.playbook, localWords(run.startedLocal), lastedWords(run.lateMs)]),
    ),
    listed(
      'Questions that nobody answered in time',
      ['Tenant', 'Playbook', 'Step', 'Asked, local', 'Whom', 'Answers too late'],
      unanswered.map((one) => [
        one.tenant,
        one.playbook,
        one.step,
        localWords(one.askedLocal),
        one.people.join(', ') || 'nobody',
        one.tooLate,
      ]),
    ),
    listed(
      'Tasks that were not done when they were due',
      ['Tenant', 'Playbook', 'Step', 'Task', 'Given, local', 'To', 'Became', 'Sent back'],
      tasks
        .filter((task) => isOverdue(task, report.to))
        .map((one) => [
          one.tenant,
          one.playbook,
          one.step,
          one.title,
          localWords(one.openedLocal),
          one.people.join(', ') || 'nobody',
          one.closed,
          one.sentBack,
        ]),
    ),
    listed(
      'Not rehearsed',
      ['Why'],
      report.notes.map((note) => [note]),
    ),
  ];
}

function listed(title: string, head: readonly string[], rows: Table['rows']): Html {
  if (rows.length === 0) return html``;
  const more = rows.length - LISTED_MAX;
  return html`<details>
    <summary>${title} (${rows.length})</summary>
    <div>
      ${table({ head, words: new Set(head.keys()), rows: rows.slice(0, LISTED_MAX) })}${more > 0 ? html`<p class="hint">and ${counted(more, 'more row')}; all of them are in the JSON.</p>` : ''}
    </div>
  </details> `;
}

function inBox(given: Table): Html {
  return html`<div class="scroll">${table(given)}</div>`;
}

function table({ head, words, rows }: Table): Html {
  const classOf = (column: number): Html => (words.has(column) ? html` class="words"` : html``);
  return html`<table>
    <tr>
      ${head.map((title, column) => html`<th scope="col" ${classOf(column)}>${title}</th>`)}
    </tr>
    ${rows.map(
      (row) =>
        html`<tr>
          ${row.map((cell, column) => html`<td${classOf(column)}>${cell}</td>`)}
        </tr> `,
    )}
  </table>`;
}
