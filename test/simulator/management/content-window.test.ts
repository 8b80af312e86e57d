import { expect, test } from 'vitest';
import { contentWindow, printTime } from '../../../simulator/management/content-window.ts';

const NOW = Date.parse('2026-11-20T12:00:00Z');

function windowOf(startTime: string, endTime: string): ReturnType<typeof contentWindow> {
  return contentWindow(new URLSearchParams({ startTime, endTime }), NOW);
}

test.each([
  ['2026-11-13T12:00:00', '2026-11-13T13:00:00', true],
  ['2026-11-13T11:59:59', '2026-11-13T13:00:00', false],
  ['2026-11-19T00:00:00', '2026-11-20T00:00:00', true],
  ['2026-11-19T00:00:00', '2026-11-20T00:00:01', false],
  ['2026-11-20T11:00:00', '2026-11-20T11:00:01', true],
  ['2026-11-20T11:00:00', '2026-11-20T11:00:00', false],
  ['2026-02-30', '2026-03-01', false],
])('the window from %s to %s is allowed: %s', (start, end, isAllowed) => {
  expect('refusal' in windowOf(start, end)).toBe(!isAllowed);
});

test('a time without Z is UTC all the same', () => {
  expect(windowOf('2026-11-20T10:00', '2026-11-20T11:00Z')).toEqual({
    start: Date.parse('2026-11-20T10:00:00Z'),
    end: Date.parse('2026-11-20T11:00:00Z'),
  });
});

test('the window that is applied by itself holds the present moment and is a day long', () => {
  const window = contentWindow(new URLSearchParams(), NOW + 1);
  expect(window).toEqual({ start: NOW + 1_000 - 24 * 3_600_000, end: NOW + 1_000 });
  expect(printTime(NOW)).toBe('2026-11-20T12:00:00');
});
