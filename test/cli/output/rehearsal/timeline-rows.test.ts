import { describe, expect, test } from 'vitest';
import { ROWS_MAX, timelineRows } from '../../../../cli/output/rehearsal/timeline-rows.ts';
import { aPerson, aQuestion, aReport, aRun, aSlot, aTask } from '../../../rehearsal/month/a-report.ts';
import { MARCH } from '../../../rehearsal/month/an-estate.ts';

const tenants = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    id: `t-${at}`,
    title: `Tenant ${at}`,
    timezone: 'America/New_York',
    aheadMinutes: -300,
  }));

describe('the rows of a timeline', () => {
  test('of few tenants are their playbooks, the earliest zone first', () => {
    const runs = [aRun({ tenant: 'fabrikam' }), aRun({ playbook: 'weekly' }), aRun({}), aRun({})];
    const { rows } = timelineRows(aReport({ runs }));
    expect(rows.map(({ name, beside, runs: ofRow }) => [name, beside, ofRow.length])).toEqual([
      ['daily', 'contoso', 2],
      ['weekly', 'contoso', 1],
      ['daily', 'fabrikam', 1],
    ]);
  });

  test('of many tenants are the tenants with their place', () => {
    const { rows } = timelineRows(aReport({ tenants: tenants(4) }));
    expect(rows.map(({ name, beside }) => [name, beside])).toContainEqual(['Tenant 3', 'New York']);
  });

  test('hold a mark for whatever stands out', () => {
    const { rows } = timelineRows(
      aReport({
        runs: [aRun({ lateMs: 7_200_000, outcome: 'failed', failure: 'throttled' }), aRun({ outcome: 'failed' })],
        slots: [aSlot({})],
        questions: [aQuestion({ closed: 'expired' }), aQuestion({})],
        tasks: [aTask(), aTask({ closedAt: MARCH + 9_000_000 })],
        people: [aPerson('kim', 1)],
      }),
    );
    expect(rows[0]?.marks.map(({ mark, title }) => [mark, title])).toEqual([
      ['late', 'daily, 2026-03-01 01:00: 120 minutes late'],
      ['failed', 'daily, 2026-03-01 01:00: failed with "throttled"'],
      ['failed', 'daily, 2026-03-01 01:00: failed with "failed"'],
      ['missed', 'daily, 2026-03-01 01:00: missed. Too late'],
      ['expired', 'daily, asked 2026-03-01 01:00: nobody answered ask in time'],
      ['expired', 'daily, given 2026-03-01 01:00: grant was not done when it was due'],
      ['woken', 'kim was woken at 2026-03-01 01:00 by daily'],
    ]);
  });

  test('are cut where there are too many: those with the most marks stay, in their order', () => {
    expect(timelineRows(aReport({ tenants: tenants(ROWS_MAX) })).leftOut).toBe(0);
    const { rows, leftOut } = timelineRows(
      aReport({ tenants: tenants(ROWS_MAX + 2), slots: [aSlot({ tenant: 't-99' })] }),
    );
    expect([rows.length, leftOut]).toEqual([ROWS_MAX, 2]);
    expect(rows.map(({ name }) => name)).toContain('Tenant 99');
  });
});
