import { describe, expect, test } from 'vitest';
import { htmlPage } from '../../../../cli/output/rehearsal/html-page.ts';
import { aPerson, aReport, aRun, aSlot, aTask } from '../../../rehearsal/month/a-report.ts';
import { MARCH } from '../../../rehearsal/month/an-estate.ts';

describe('the page', () => {
  const page = htmlPage(
    aReport({
      runs: Array.from({ length: 1_200 }, () => aRun({})),
      slots: Array.from({ length: 11 }, (_, at) => aSlot({ playbook: `p-${at}` })),
      people: [aPerson('<script>', 1)],
      clockChanges: [{ at: MARCH, timezone: 'Europe/Berlin', minutes: 60 }],
      faults: {
        outages: [{ what: 'worker', from: MARCH, to: MARCH + 3_600_000 }],
        throttling: [{ what: 'smtp', perMinute: 1, from: MARCH, to: MARCH + 3_600_000 }],
      },
    }),
  );

  test('needs nothing from anywhere, and runs nothing', () => {
    expect(page).not.toMatch(/<script|<link|<img|<iframe|src=|href=|@import|url\(|https?:/i);
    expect(page).toContain("default-src 'none'");
  });

  test('says what was rehearsed, under which conditions, and what was worst', () => {
    expect(page).toContain('<h1>1 day, 2 tenants, 0 playbooks</h1>');
    expect(page).toContain(
      '2026-03-01 to 2026-03-01 · clocks change in 1 zone · worker out 2026-03-01 00:00 to 01:00 UTC · smtp throttled from 2026-03-01 00:00 UTC',
    );
    expect(page).toContain('<b>1,200</b>');
    expect(page).toContain('and 2 findings more');
  });

  test('is legible in the dark and says so to the browser', () => {
    expect(page).toContain('prefers-color-scheme: dark');
    expect(page).toContain('color-scheme: light dark');
  });
});

test('a page of a good month says so', () => {
  expect(htmlPage(aReport())).toContain('Nothing: every run started on time and ended well.');
});

test('a page has a table of tasks where there were some', () => {
  expect(htmlPage(aReport())).not.toContain('<h2>Tasks</h2>');
  expect(htmlPage(aReport({ tasks: [aTask()] }))).toContain('<h2>Tasks</h2>');
});
