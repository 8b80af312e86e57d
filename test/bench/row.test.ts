import { expect, test } from 'vitest';
import { tableOf } from '../../bench/print-table.ts';
import { missing, row } from '../../bench/row.ts';

test('what is judged is the figure itself, not what it is rounded to', () => {
  expect(row('a', [0.94999], '×', { least: 0.95 })).toMatchObject({ value: 0.95, met: false });
  expect(row('a', [0.95], '×', { least: 0.95 })).toMatchObject({ value: 0.95, met: true, goal: '≥ 0.95' });
});

test('a limit that must be stayed below is missed when it is reached, one that may be reached is met', () => {
  expect(row('a', [50], 'ms', { below: 50 }).met).toBe(false);
  expect(row('a', [50], 'ms', { most: 50 }).met).toBe(true);
});

test('a figure that could not be taken misses its goal and says why', () => {
  expect(missing('a', 's', { most: 90 }, 'The port is in use')).toMatchObject({ value: null, met: false });
  expect(missing('a', 's', undefined, 'The port is in use').met).toBe(null);
});

test('the table says yes, no or nothing', () => {
  const lines = tableOf([row('one', [1], 's', { most: 2 }), row('two', [3], 's', { most: 2 }), row('three', [3], 's')]);
  expect(lines.map((line) => line.split('|').map((cell) => cell.trim())[4])).toEqual(['met', 'yes', 'no', '']);
});
