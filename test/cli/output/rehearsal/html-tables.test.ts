import { expect, test } from 'vitest';
import {
  detailTables,
  LISTED_MAX,
  peopleTable,
  playbookTable,
  taskTable,
  upstreamTable,
} from '../../../../cli/output/rehearsal/html-tables.ts';
import { aPerson, aQuestion, aReport, aRun, aSlot, aTask } from '../../../rehearsal/month/a-report.ts';

/** What stands in the cells of each row. */
const cells = (table: string): readonly (readonly string[])[] =>
  [...table.matchAll(/<tr\b[^>]*>(?<row>[\s\S]*?)<\/tr>/g)].map(({ groups }) =>
    [...(groups?.['row'] ?? '').matchAll(/<t[dh]\b[^>]*>(?<cell>[\s\S]*?)<\/t[dh]\s*>/g)].map((cell) =>
      (cell.groups?.['cell'] ?? '').trim(),
    ),
  );

test('people are told by hour, those who were woken most first', () => {
  const [head, first, second] = cells(
    peopleTable(aReport({ people: [aPerson('kim', 1), aPerson('lena', 3)] })).toString(),
  );
  expect(head?.slice(0, 3)).toEqual(['Person', '00', '01']);
  expect(first?.[0]).toBe('lena');
  expect(first?.[2]).toBe('3');
  expect(first?.slice(-4)).toEqual(['3', '0', '0', '3']);
  expect(second?.[0]).toBe('kim');
});

test('figures of playbooks and upstreams are rows', () => {
  const playbooks = [
    {
      playbook: 'daily',
      title: 'Daily',
      runs: 3,
      outcomes: { succeeded: 3 },
      late: 0,
      missed: 1,
      skipped: 2,
      medianMs: 60_000,
      longestMs: null,
    },
  ];
  expect(cells(playbookTable(aReport({ playbooks })).toString())[1]).toEqual([
    'daily',
    '3',
    '0',
    '1',
    '2',
    '1m',
    '–',
    'succeeded 3',
  ]);
  const peak = { at: 0, calls: 3 };
  const apis = [
    {
      upstream: 'smtp',
      account: 'a',
      calls: 3,
      busiestMinute: peak,
      busiestHour: peak,
      minutesOver: [],
      hoursOver: [],
    },
  ];
  expect(cells(upstreamTable(aReport({ apis })).toString())[1]).toEqual(['smtp', '3', '3', '3', 'no figure', '0', '']);
});

test('only lists with something in them are shown, and long ones are cut', () => {
  const tables = (over: Parameters<typeof aReport>[0]): string => detailTables(aReport(over)).join('');
  expect(tables({})).toBe('');
  expect(tables({ slots: Array.from({ length: LISTED_MAX }, () => aSlot({})) })).not.toContain('more row');
  expect(tables({ slots: Array.from({ length: LISTED_MAX + 1 }, () => aSlot({})) })).toContain('and 1 more row;');
  const all = tables({
    runs: [aRun({ outcome: 'failed' }), aRun({ lateMs: 60_000 })],
    questions: [aQuestion({ closed: 'expired', people: [] })],
    tasks: [aTask(), aTask({ closed: 'open', closedAt: null })],
    notes: ['left out'],
  });
  for (const title of [
    'Runs that failed (1)',
    'Runs that started late (1)',
    'Questions that nobody answered in time (1)',
    'Tasks that were not done when they were due (1)',
    'Not rehearsed (1)',
    'nobody',
  ])
    expect(all).toContain(title);
});

test('tasks are counted by step', () => {
  expect(cells(taskTable(aReport({ tasks: [aTask()] })).toString())[1]).toEqual([
    'daily',
    'grant',
    '1',
    '1',
    '0',
    '0',
    '1h',
  ]);
});
