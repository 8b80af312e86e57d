import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { printReport } from '../../../../cli/output/rehearsal/print-report.ts';
import { openTerminal } from '../../../../cli/output/terminal.ts';
import type { MonthReport } from '../../../../rehearsal/month/month-report.ts';
import { aPerson, aReport, aSlot, aTask } from '../../../rehearsal/month/a-report.ts';
import { MARCH } from '../../../rehearsal/month/an-estate.ts';

async function printed(report: MonthReport): Promise<string> {
  const output = new PassThrough();
  await printReport(openTerminal({ input: new PassThrough(), output, errors: new PassThrough() }, {}), report);
  return String(output.read());
}

test('where nothing went wrong that is said', async () => {
  const text = await printed(aReport());
  expect(text).toContain('Rehearsed 1 day from 2026-03-01, 2 tenants, 0 playbooks, seed 1\n');
  expect(text).toContain('Nothing: every run started on time and ended well\n');
  expect(text).toContain('Nobody was asked or told anything\n');
  expect(text).toContain('Nothing was called\n');
  expect(text).not.toContain('Not rehearsed');
});

test('the ten worst are shown and the rest is counted', async () => {
  const slots = Array.from({ length: 12 }, (_, at) => aSlot({ playbook: `p-${String(at).padStart(2, '0')}` }));
  const text = await printed(aReport({ slots }));
  expect(text).toContain(' 1. missed     p-00 was missed once');
  expect(text).toContain('10. missed     p-09');
  expect(text).not.toContain('p-10 was');
  expect(text).toContain('    and 2 findings more\n');
});

test('faults, changes of clocks, figures and what was left out are told', async () => {
  const peak = { at: MARCH, calls: 3 };
  const text = await printed(
    aReport({
      clockChanges: [{ at: MARCH, timezone: 'Europe/Berlin', minutes: 60 }],
      faults: {
        outages: [{ what: 'worker', from: MARCH, to: MARCH + 3_600_000 }],
        throttling: [{ what: 'smtp', perMinute: 5, from: MARCH, to: MARCH + 3_600_000 }],
      },
      playbooks: [
        {
          playbook: 'daily',
          title: 'Daily',
          runs: 3,
          outcomes: { succeeded: 3 },
          late: 0,
          missed: 1,
          skipped: 0,
          medianMs: 60_000,
          longestMs: null,
        },
      ],
      people: [aPerson('kim', 1), aPerson('lena', 2)],
      apis: [
        {
          upstream: 'smtp',
          account: 'a',
          calls: 3,
          busiestMinute: peak,
          busiestHour: peak,
          minutesOver: [],
          hoursOver: [],
        },
      ],
      notes: Array.from({ length: 31 }, (_, at) => `note ${at}`),
    }),
  );
  expect(text).toContain('Clocks change: Europe/Berlin +60 min at 2026-03-01 00:00 UTC\n');
  expect(text).toContain('Outage of worker: 2026-03-01 00:00 to 2026-03-01 01:00 UTC\n');
  expect(text).toContain('smtp takes 5 calls a minute: 2026-03-01 00:00 to 2026-03-01 01:00 UTC\n');
  expect(text).toMatch(/daily +3 +0 +1 +0 +1m +– +succeeded 3/);
  expect(text.indexOf(' lena ')).toBeLessThan(text.lastIndexOf(' kim '));
  expect(text).toMatch(/smtp +3 +3 +3 +no figure +0/);
  expect(text).toContain('- note 29\n- and 1 more\n');
});

test('tasks are counted by step where there were some', async () => {
  expect(await printed(aReport())).not.toContain('Tasks');
  const text = await printed(aReport({ tasks: [aTask(), aTask({ closed: 'open', closedAt: null })] }));
  expect(text).toMatch(/Tasks\n.*overdue.*\n.*daily +grant +2 +1 +1 +1 +1h/);
});
