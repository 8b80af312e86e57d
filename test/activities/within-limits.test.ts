import { expect, test } from 'vitest';
import { changesWithinLimits, withinLimits } from '../../activities/within-limits.ts';
import type { Json } from '../../contracts/json.ts';
import { anEvent } from '../language/plan/an-event.ts';

const LONG = 'x'.repeat(2 * 1024 * 1024);
const short = anEvent({ id: 'short' });
const long = anEvent({ id: 'long', fields: {}, raw: { Body: LONG } });
const bushy = (depth: number): Json =>
  depth === 0 ? 'x'.repeat(100) : Array.from({ length: 5 }, () => bushy(depth - 1));
const hopeless = anEvent({ id: 'hopeless', raw: { bushy: bushy(6) } });

test('an event that is too long is handed over cut and set aside whole; one that cannot be cut is poison (F34)', () => {
  const { events, poison, cut } = withinLimits({ events: [short, long, hopeless], poison: [] });
  expect(events.map(({ id }) => id)).toEqual(['short', 'long']);
  expect(events[0]).toBe(short);
  expect(JSON.stringify(events[1]).length).toBeLessThan(LONG.length);
  expect(cut).toEqual([long]);
  expect(poison).toEqual([{ reason: 'It is too long and too nested to be cut to an event', raw: hopeless.raw }]);
});

test('a record that was listed by its last update is cut as well, and keeps its time', () => {
  const changes = [short, long, hopeless].map((event, changedAt) => ({ event, changedAt }));
  const before = { reason: 'unreadable', raw: {} };
  const { events, unreadable } = changesWithinLimits({ events: changes, unreadable: [before] });
  expect(events.map(({ event, changedAt }) => [event.id, changedAt])).toEqual([
    ['short', 0],
    ['long', 1],
  ]);
  expect(unreadable).toEqual([before, { reason: expect.stringContaining('too long'), raw: hopeless.raw }]);
});
