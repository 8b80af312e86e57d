import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openKeptMap, readLines } from '../../../simulator/state/json-file.ts';
import { aFolder } from '../support.ts';

test('what was set is there after another opening, and what was deleted is not', () => {
  const file = join(aFolder(), 'map.ndjson');
  const map = openKeptMap<number>(file);
  map.set('a', 1);
  map.set('b', 2);
  map.set('a', 3);
  expect(map.delete('b')).toBe(true);
  expect(map.delete('b')).toBe(false);
  expect(openKeptMap<number>(file).entries()).toEqual([['a', 3]]);
});

test('a line that a kill left torn is dropped, and the next one is not harmed', () => {
  const file = join(aFolder(), 'map.ndjson');
  openKeptMap<number>(file).set('a', 1);
  appendFileSync(file, '{"key":"b","val');
  const map = openKeptMap<number>(file);
  map.set('c', 3);
  expect(openKeptMap<number>(file).get('c')).toBe(3);
  expect(openKeptMap<number>(file).get('b')).toBeUndefined();
});

test('a file of one key changed for ever stays small', () => {
  const file = join(aFolder(), 'map.ndjson');
  const map = openKeptMap<number>(file);
  for (let at = 0; at < 3_000; at++) map.set('a', at);
  expect(readLines(file).length).toBeLessThan(1_010);
  expect(openKeptMap<number>(file).get('a')).toBe(2_999);
});

test('a cleared map is empty on disk too', () => {
  const file = join(aFolder(), 'map.ndjson');
  const map = openKeptMap<number>(file);
  map.set('a', 1);
  map.clear();
  expect([map.size, readFileSync(file, 'utf8')]).toEqual([0, '']);
});
