import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  EDGE_MS,
  KEPT_MS,
  OVERLAP_MS,
  planWindows,
  WINDOW_MAX_MS,
} from '../../../connectors/o365-management/plan-windows.ts';

const NOW = Date.parse('2026-11-21T10:00:00.500Z');
const END = NOW - 500;
const HOUR = 3_600_000;

describe('the windows of a round', () => {
  test('are the last 24 hours when there is no cursor', () => {
    expect(planWindows(null, NOW)).toEqual({
      windows: [{ from: END - 24 * HOUR, to: END }],
      lost: null,
      isLate: false,
    });
  });

  test('F17: begin a little before the cursor and end on the last whole second', () => {
    expect(planWindows(NOW - 60_000, NOW).windows).toEqual([{ from: END - 60_000 - OVERLAP_MS, to: END }]);
  });

  test('F17: are split at 24 hours', () => {
    const { windows } = planWindows(END - 24 * HOUR + OVERLAP_MS, NOW);
    expect(windows).toHaveLength(1);
    expect(planWindows(END - 24 * HOUR + OVERLAP_MS - 1_000, NOW).windows).toHaveLength(2);
  });

  test('F17: report what is older than the 7 days kept as lost, and warn after 5 days', () => {
    const oldest = END - KEPT_MS + EDGE_MS;
    expect(planWindows(oldest, NOW).lost).toBeNull();
    const late = planWindows(oldest - HOUR, NOW);
    expect(late).toMatchObject({ lost: { from: oldest - HOUR, to: oldest }, isLate: true });
    expect(late.windows[0]?.from).toBe(oldest);
    expect([planWindows(END - 120 * HOUR, NOW).isLate, planWindows(END - 120 * HOUR - 1, NOW).isLate]).toEqual([
      false,
      true,
    ]);
  });

  test('F28: cover the overlap when the clock was set back behind the cursor', () => {
    expect(planWindows(NOW + HOUR, NOW).windows).toEqual([{ from: END - OVERLAP_MS, to: END }]);
  });

  test('F17: whatever the cursor, they touch each other, reach now, and obey the limits of the API', () => {
    fc.assert(
      fc.property(fc.option(fc.integer({ min: -20 * 24, max: 24 }).map((hours) => NOW + hours * HOUR)), (cursor) => {
        const { windows } = planWindows(cursor, NOW);
        expect(windows.at(-1)?.to).toBe(END);
        for (const [at, { from, to }] of windows.entries()) {
          expect(to - from > 0 && to - from <= WINDOW_MAX_MS && from > NOW - KEPT_MS && from % 1_000 === 0).toBe(true);
          if (at > 0) expect(from).toBe(windows[at - 1]?.to);
        }
      }),
    );
  });
});
