import { expect, test } from 'vitest';
import { failureOf, valueOf } from '../results.ts';

const scope = { now: '2026-11-21T09:30:00Z', event: { at: '2026-11-20T09:00:00+01:00' } };

test.each([
  ['timestamp(1795253400) == timestamp(now)', true],
  ['timestamp(timestamp(now))', '2026-11-21T09:30:00.000Z'],
  ['hours_since(event.at, now)', 25.5],
  ['hours_since(now, event.at)', -25.5],
  ['hours_since(timestamp(event.at), timestamp(now)) > 24', true],
  ['days(1.5)', '129600s'],
  ['timestamp(now) - hours(1)', '2026-11-21T08:30:00.000Z'],
  ['timestamp(now) + minutes(-30)', '2026-11-21T09:00:00.000Z'],
  ['timestamp("2024-12-31T23:59:59Z").getDayOfYear()', 365],
  ['timestamp("2026-06-30T23:30:00-02:00").getDate()', 1],
  ['duration("-90m").getHours()', -1],
  ['timestamp("2026-11-22T00:00:00Z").getDayOfWeek()', 0],
])('%s is %j', (source, expected) => {
  expect(valueOf(source, scope)).toBe(expected);
});

test.each([
  ['timestamp("yesterday")', 'a text is not a time in RFC 3339, such as "2026-11-21T09:30:00Z".'],
  ['timestamp(253402300800)', 'the moment is not between the years 1 and 9999'],
  ['duration("soon")', 'a text is not a duration, such as "90s", "15m" or "1h30m"'],
  ['days(1e300 * 1e300)', 'a length of time is not finite'],
  ['hours_since("a", now)', 'a text is not a time in RFC 3339, such as "2026-11-21T09:30:00Z".'],
])('%s fails: %s', (source, text) => {
  expect(failureOf(source, scope).message).toBe(`Cannot evaluate \`${source}\`: ${text}`);
});
