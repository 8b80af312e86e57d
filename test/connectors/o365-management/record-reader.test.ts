import { expect, test } from 'vitest';
import { isJsonObject, readRecord } from '../../../connectors/o365-management/record-reader.ts';

test('names are read in any case, the exact one first', () => {
  const record = readRecord({ url: 'small', Url: 'exact', USERIP: 'x' });
  expect([record.text('Url'), record.text('UserIp'), record.text('None')]).toEqual(['exact', 'x', '']);
});

test('F20: numbers and texts stand for each other', () => {
  const record = readRecord({ a: 7, b: '7', c: '7.0', d: 'x', e: 7.9, f: '1e3', g: true });
  expect(['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => record.whole(name))).toEqual([
    7,
    7,
    7,
    undefined,
    7,
    undefined,
    undefined,
  ]);
  expect(['a', 'b', 'g'].map((name) => record.text(name))).toEqual(['7', '7', '']);
});

test('lists hold what fits, and a single value is a list of one', () => {
  const record = readRecord({ one: 'x', many: ['x', 1, null, {}, ''], objects: [{ a: 1 }, 'x', null], none: null });
  expect([record.texts('one'), record.texts('many'), record.texts('none')]).toEqual([['x'], ['x', '1'], []]);
  expect(record.objects('objects').map((object) => object.whole('a'))).toEqual([1]);
  expect([record.object('one').text('a'), record.optional('m', 'one'), record.optional('m', 'none')]).toEqual([
    '',
    { m: 'x' },
    {},
  ]);
});

test('inherited names are no members', () => {
  expect(readRecord({}).value('constructor')).toBeUndefined();
  expect([isJsonObject({}), isJsonObject([]), isJsonObject(null)]).toEqual([true, false, false]);
});
