import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { limitTo, listing } from '../../actions/listing.ts';

const ajv = new Ajv();

test('a listing is one list of objects that have every member and no other', () => {
  const fits = ajv.compile(listing('devices', { id: { type: 'string' }, count: { type: 'integer' } }));
  expect(fits({ devices: [] })).toBe(true);
  expect(fits({ devices: [{ id: 'a', count: 1 }] })).toBe(true);
  expect(fits({ devices: [{ id: 'a' }] })).toBe(false);
  expect(fits({ devices: [{ id: 'a', count: 1, more: true }] })).toBe(false);
  expect(fits({ devices: [], next: 'x' })).toBe(false);
  expect(fits({})).toBe(false);
});

test('a limit is from one to the most', () => {
  const fits = ajv.compile(limitTo(90, 'Days'));
  expect([0, 1, 90, 91, 1.5].map((limit) => fits(limit))).toEqual([false, true, true, false, false]);
  expect(limitTo(90, 'Days')['description']).toBe('Days at most');
});
