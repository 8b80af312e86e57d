import { expect, test } from 'vitest';
import { readRows, readRowTime, writeRowTime } from '../../../connectors/servicenow/read-rows.ts';
import type { Json } from '../../../contracts/json.ts';

const answer = (json: Json): Parameters<typeof readRows>[1] => ({
  status: 200,
  headers: {},
  json,
  bytes: Buffer.alloc(0),
});

test('fields are read as text, references by their value', () => {
  const row = {
    sys_id: 's',
    group: { link: 'https://x', value: 'g' },
    shown: { display_value: 'G', value: 'g' },
    empty: '',
    number: 7,
    flag: true,
    none: null,
    list: [],
  };
  expect(readRows('read', answer({ result: row }))).toEqual([
    { sys_id: 's', group: 'g', shown: 'g', empty: '', number: '7', flag: 'true', none: '', list: '' },
  ]);
});

test.each([{}, { result: null }, { result: [{ number: '1' }] }, { result: { sys_id: '' } }, [], null])(
  'a row without sys_id is an invalid answer: %j',
  (json) => {
    expect(() => readRows('read', answer(json))).toThrow(/needs a sys_id/);
  },
);

test('times are UTC in both directions', () => {
  expect(readRowTime('2026-11-20 09:59:59')).toBe('2026-11-20T09:59:59.000Z');
  expect(writeRowTime(Date.parse('2026-11-20T09:59:59.999Z'))).toBe('2026-11-20 09:59:59');
  expect([
    readRowTime(''),
    readRowTime(undefined),
    readRowTime('2026-99-20 09:59:59'),
    readRowTime('20.11.2026'),
  ]).toEqual([null, null, null, null]);
});
