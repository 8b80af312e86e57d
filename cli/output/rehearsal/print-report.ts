import type { MonthReport } from '../../../rehearsal/month/month-report.ts';
import type { Terminal } from '../terminal.ts';
import { type Text, text } from '../text.ts';
import {
  busiestHourWords,
  changeWords,
  counted,
  lastedWords,
  outcomeWords,
  spanWords,
  upstreamFigures,
  utcMinute,
} from './report-words.ts';
import { taskFigures } from './task-figures.ts';

/** Findings that are shown; the rest is counted. */
const SHOWN_MAX = 10;
/** Notes, people and steps with tasks that are shown. */
const LISTED_MAX = 30;

/** Prints what a SOC lead wants to know of a rehearsal: the worst first. */
export async function printReport(terminal: Terminal, report: MonthReport): Promise<void> {
  const { paint } = terminal;
  const heading = (words: string): void => terminal.line(text`\n${paint.bold(text`${words}`)}`);
  terminal.line(paint.bold(text`Rehearsed ${spanWords(report)}`));
  for (const line of surroundings(report)) terminal.line(line);
  heading('The worst, worst first');
  for (const line of worst(terminal, report)) terminal.line(line);
  heading('Playbooks');
  await terminal.table(
    ['playbook', 'runs', 'late', 'missed', 'skipped', 'median', 'longest', 'outcomes'],
    playbookRows(report),
  );
  heading('People');
  if (report.people.length === 0) terminal.line(text`Nobody was asked or told anything`);
  else await terminal.table(['person', 'asked', 'reminded', 'mailed', 'woken', 'most at'], peopleRows(report));
  if (report.tasks.length > 0) {
    heading('Tasks');
    await terminal.table(['playbook', 'step', 'tasks', 'done', 'overdue', 'open', 'median'], taskRows(report));
  }
  heading('Upstreams');
  if (report.apis.length === 0) terminal.line(text`Nothing was called`);
  else
    await terminal.table(
      ['upstream', 'calls', 'busiest minute', 'busiest hour', 'limit', 'over'],
      upstreamRows(report),
    );
  if (report.notes.length > 0) heading('Not rehearsed');
  for (const note of report.notes.slice(0, LISTED_MAX)) terminal.line(text`- ${note}`);
  const unsaid = report.notes.length - LISTED_MAX;
  if (unsaid > 0) terminal.line(text`- and ${unsaid} more`);
}

function surroundings({ clockChanges, faults }: MonthReport): readonly Text[] {
  return [
    ...clockChanges.map((change) => text`Clocks change: ${changeWords(change)}`),
    ...faults.outages.map(({ what, from, to }) => text`Outage of ${what}: ${utcMinute(from)} to ${utcMinute(to)} UTC`),
    ...faults.throttling.map(
      ({ what, perMinute, from, to }) =>
        text`${what} takes ${perMinute} calls a minute: ${utcMinute(from)} to ${utcMinute(to)} UTC`,
    ),
  ];
}

function worst({ paint }: Terminal, { findings }: MonthReport): readonly Text[] {
  if (findings.length === 0) return [paint.green(text`Nothing: every run started on time and ended well`)];
  const shown = findings
    .slice(0, SHOWN_MAX)
    .map(
      ({ kind, sentence }, index) =>
        text`${String(index + 1).padStart(2)}. ${paint.red(text`${kind.padEnd(10)}`)} ${sentence}`,
    );
  const rest = findings.length - shown.length;
  return rest > 0 ? [...shown, text`    and ${counted(rest, 'finding')} more`] : shown;
}

function playbookRows({ playbooks }: MonthReport): readonly (readonly Text[])[] {
  return playbooks.map(({ playbook, runs, late, missed, skipped, medianMs, longestMs, outcomes }) => [
    text`${playbook}`,
    text`${runs}`,
    text`${late}`,
    text`${missed}`,
    text`${skipped}`,
    text`${lastedWords(medianMs)}`,
    text`${lastedWords(longestMs)}`,
    text`${outcomeWords(outcomes)}`,
  ]);
}

function peopleRows({ people }: MonthReport): readonly (readonly Text[])[] {
  return people
    .toSorted((one, other) => other.woken - one.woken || (one.person < other.person ? -1 : 1))
    .slice(0, LISTED_MAX)
    .map(({ person, asked, reminded, mailed, woken, byHour }) => [
      text`${person}`,
      text`${asked}`,
      text`${reminded}`,
      text`${mailed}`,
      text`${woken}`,
      text`${busiestHourWords(byHour)}`,
    ]);
}

function taskRows(report: MonthReport): readonly (readonly Text[])[] {
  return taskFigures(report)
    .slice(0, LISTED_MAX)
    .map(({ playbook, step, tasks, done, overdue, open, medianMs }) => [
      text`${playbook}`,
      text`${step}`,
      text`${tasks}`,
      text`${done}`,
      text`${overdue}`,
      text`${open}`,
      text`${lastedWords(medianMs)}`,
    ]);
}

function upstreamRows(report: MonthReport): readonly (readonly Text[])[] {
  return upstreamFigures(report).map(({ upstream, calls, busiestMinute, busiestHour, limit, timesOver }) => [
    text`${upstream}`,
    text`${calls}`,
    text`${busiestMinute}`,
    text`${busiestHour}`,
    text`${limit}`,
    text`${timesOver}`,
  ]);
}
