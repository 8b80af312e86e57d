import { expect, test } from 'vitest';
import { cutRecords } from '../../../connectors/o365-management/cut-records.ts';

function cut(text: string): unknown {
  return cutRecords(Buffer.from(text))?.map(({ start, end, typeAt }) => [
    text.slice(start, end),
    typeAt === undefined ? undefined : text.slice(typeAt, typeAt + 3),
  ]);
}

test('records are cut where they begin and end, with the place of their own number', () => {
  expect(cut(' [ {"RecordType":28} ,\n{"a":{"RecordType":5}} ] ')).toEqual([
    ['{"RecordType":28}', ':28'],
    ['{"a":{"RecordType":5}}', undefined],
  ]);
  expect(cut('[]')).toEqual([]);
});

test('a key that is there twice has no place that could be trusted', () => {
  expect(cut('[{"RecordType":28,"RecordType":6}]')).toEqual([['{"RecordType":28,"RecordType":6}', undefined]]);
});

test.each(['', '{}', '[', '[{}', '[{},', '[{},]', '[1]', '[{"a":"b]', '[{}] x', '[] x', '[{}{}]'])(
  'what does not come out even is left to the parser: %s',
  (text) => {
    expect(cut(text)).toBeUndefined();
  },
);
