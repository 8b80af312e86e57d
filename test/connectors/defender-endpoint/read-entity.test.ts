import { describe, expect, test } from 'vitest';
import { readEntity } from '../../../connectors/defender-endpoint/read-entity.ts';

const entity = readEntity('read it', {
  text: 'a',
  empty: '',
  number: 7.5,
  flag: false,
  time: '2018-08-02T14:55:03.7791856Z',
  never: '0001-01-01T00:00:00Z',
  zoneless: '2026-11-20T10:00:00',
  offset: '2026-11-20T10:00:00+02:00',
  wrong: '2026-13-45T10:00:00Z',
  texts: ['a', '', 7, null, { b: 1 }],
  inner: { text: 'b' },
});

describe('a member that is needed', () => {
  test('is given when it is there and of its type', () => {
    expect([
      entity.need('text'),
      entity.needNumber('number'),
      entity.needFlag('flag'),
      entity.needTime('time'),
    ]).toEqual(['a', 7.5, false, '2018-08-02T14:55:03.779Z']);
  });

  test.each([
    ['need', () => entity.need('empty')],
    ['needNumber', () => entity.needNumber('text')],
    ['needFlag', () => entity.needFlag('number')],
    ['needTime', () => entity.needTime('text')],
    ['a name of every object', () => entity.need('toString')],
  ])('is an invalid answer otherwise: %s', (_, read) => {
    expect(read).toThrow(/^Cannot read it because Defender for Endpoint must give/);
  });
});

test('another member has a default', () => {
  expect([entity.text('none'), entity.text('number'), entity.number('text'), entity.flag('none')]).toEqual([
    '',
    '7.5',
    null,
    null,
  ]);
  expect(entity.texts('texts')).toEqual(['a', '7']);
  expect(entity.texts('text')).toEqual([]);
  expect([entity.inner('inner').text('text'), entity.inner('none').text('text')]).toEqual(['b', '']);
});

test('times are told in UTC; the year 1 means never, and what is no time is none', () => {
  expect(['zoneless', 'offset', 'never', 'wrong', 'text', 'number'].map((name) => entity.time(name))).toEqual([
    '2026-11-20T10:00:00.000Z',
    '2026-11-20T08:00:00.000Z',
    null,
    null,
    null,
    null,
  ]);
});

test.each([null, 'text', 7, []])('%j is an entity without members', (value) => {
  expect(readEntity('read it', value).text('length')).toBe('');
});
