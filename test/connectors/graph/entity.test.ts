import { expect, test } from 'vitest';
import { readEntity } from '../../../connectors/graph/entity.ts';
import type { Json } from '../../../contracts/json.ts';

const ENTITY = readEntity('read a test', {
  text: 'a',
  empty: '',
  nothing: null,
  number: 7,
  yes: true,
  moment: '2026-11-20T09:00:00.5533333Z',
  offset: '2016-12-31T23:59:43.797191-08:00',
  list: ['a', '', 1, null, {}],
  objects: [{ id: 'x' }, 'y', null, []],
  object: { id: 'z' },
});

test.each([null, 'text', 7, [], undefined] as (Json | undefined)[])(
  '%j is no object, and so an invalid answer',
  (json) => {
    expect(() => readEntity('read a test', json)).toThrow(expect.objectContaining({ kind: 'invalid-answer' }));
  },
);

test('what is there reads by its type, and what is missing, null or of another type reads as nothing', () => {
  expect([ENTITY.text('text'), ENTITY.text('number'), ENTITY.text('nothing'), ENTITY.text('list')]).toEqual([
    'a',
    '7',
    '',
    '',
  ]);
  expect([ENTITY.number('number'), ENTITY.number('text')]).toEqual([7, null]);
  expect([ENTITY.truth('yes'), ENTITY.truth('text')]).toEqual([true, null]);
  expect(ENTITY.moment('moment')).toBe('2026-11-20T09:00:00.553Z');
  expect(ENTITY.moment('offset')).toBe('2017-01-01T07:59:43.797Z');
  expect([ENTITY.moment('text'), ENTITY.moment('number')]).toEqual([null, null]);
  expect(ENTITY.texts('list')).toEqual(['a', '1']);
  expect(ENTITY.texts('text')).toEqual([]);
  expect(ENTITY.entities('objects').map((one) => one.text('id'))).toEqual(['x']);
  expect([ENTITY.entity('object').text('id'), ENTITY.entity('text').text('id')]).toEqual(['z', '']);
  expect([ENTITY.value('nothing'), ENTITY.value('toString')]).toEqual([null, undefined]);
});

test('what is needed and not there is an invalid answer that names the member', () => {
  expect([ENTITY.needed('text'), ENTITY.neededNumber('number')]).toEqual(['a', 7]);
  expect(ENTITY.neededMoment('moment')).toBe('2026-11-20T09:00:00.553Z');
  expect(ENTITY.neededTruth('yes')).toBe(true);
  expect(() => ENTITY.neededTruth('text')).toThrow(expect.objectContaining({ kind: 'invalid-answer' }));
  expect(() => ENTITY.needed('empty')).toThrow('Cannot read a test because "empty" is needed');
  expect(() => ENTITY.neededNumber('text')).toThrow(expect.objectContaining({ kind: 'invalid-answer' }));
  expect(() => ENTITY.neededMoment('text')).toThrow(expect.objectContaining({ kind: 'invalid-answer' }));
});

test('a word is spelled as the schema spells it, an older one is translated, an unknown one stays', () => {
  const words = { known: ['inProgress', 'notMalicious'], aliases: { clean: 'notMalicious' } };
  const word = (text: string): string => readEntity('read a test', { word: text }).word('word', words);
  expect(['InProgress', 'Clean', 'notMalicious', 'BrandNew', ''].map(word)).toEqual([
    'inProgress',
    'notMalicious',
    'notMalicious',
    'BrandNew',
    '',
  ]);
});
