import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeBlob, recordTypeOf } from '../../../connectors/o365-management/decode-blob.ts';
import type { DecodedBlob } from '../../../connectors/o365-management/decode-blob.ts';
import { UpstreamError } from '../../../connectors/upstream-error.ts';
import type { JsonObject } from '../../../contracts/json.ts';

const WANTED: ReadonlySet<number> = new Set([28, 41, 47, 64]);

function decode(text: string): DecodedBlob {
  return decodeBlob(Buffer.from(text), WANTED);
}

function ids(blob: DecodedBlob): unknown[] {
  return blob.records.map((record) => record['Id']);
}

describe('a blob', () => {
  test('gives the wanted records in order and counts the others', () => {
    const blob = decode('[{"Id":"a","RecordType":6},{"RecordType":28,"Id":"b"},{"Id":"c","RecordType":64,"x":[{}]}]');
    expect([ids(blob), blob.unwanted, blob.malformed]).toEqual([['b', 'c'], 1, []]);
  });

  test('without a wanted record is only counted', () => {
    expect(decode(' [ {"RecordType" : 6 , "a":1}, {"RecordType":280} ]\n')).toEqual({
      records: [],
      unwanted: 2,
      malformed: [],
    });
    expect(decode('[]')).toEqual({ records: [], unwanted: 0, malformed: [] });
    expect(decode('[ \n ]').unwanted).toBe(0);
  });

  test.each([
    ['a key with an escaped letter', '[{"Id":"x","Record\\u0054ype":28},{"RecordType":6}]'],
    ['a key that begins with a small letter', '[{"Id":"x","recordType":28},{"RecordType":6}]'],
    ['a number as text', '[{"Id":"x","RecordType":"28"},{"RecordType":6}]'],
    ['a number with an exponent', '[{"Id":"x","RecordType":2.8e1},{"RecordType":6}]'],
    ['the key twice, of which the last counts', '[{"Id":"x","RecordType":6,"RecordType":28},{"RecordType":6}]'],
    ['the key in a text before', '[{"t":"\\"RecordType\\":6","Id":"x","RecordType":28},{"RecordType":6}]'],
    ['the key as a value before', '[{"Name":"RecordType","Id":"x","RecordType":28},{"RecordType":6}]'],
    ['the key in an inner object before', '[{"in":{"RecordType":6},"Id":"x","RecordType":28},{"RecordType":6}]'],
    ['brackets, quotes and backslashes in texts', '[{"t":"}]\\\\\\"{[","Id":"x","RecordType":28},{"RecordType":6}]'],
    ['a byte order mark', '\ufeff[{"Id":"x","RecordType":28},{"RecordType":6}]'],
    ['letters of many bytes', '[{"t":"ä€😀","Id":"x","RecordType":28},{"RecordType":6}]'],
  ])('finds its record in spite of %s', (_, text) => {
    const blob = decode(text);
    expect([ids(blob), blob.unwanted]).toEqual([['x'], 1]);
  });

  test('does not take 280 for 28, nor an inner number for that of the record', () => {
    const blob = decode('[{"RecordType":280},{"in":{"RecordType":28},"RecordType":6},{"in":{"RecordType":28}}]');
    expect([blob.records, blob.unwanted]).toEqual([[], 3]);
  });

  test('with elements that are no records tells them apart', () => {
    const blob = decode('[1,{"RecordType":28},"RecordType",null,[{"RecordType":28}]]');
    expect([blob.records.length, blob.malformed.map(({ text }) => text)]).toEqual([
      1,
      ['1', '"RecordType"', 'null', '[{"RecordType":28}]'],
    ]);
  });

  test('is parsed whole when all records are wanted', () => {
    const blob = decodeBlob(Buffer.from('[{"RecordType":6},{"a":1},2]'), 'all');
    expect([blob.records.length, blob.unwanted, blob.malformed.length]).toEqual([2, 0, 1]);
  });

  test('F15: cut at any byte, or no array, or no UTF-8, is an invalid answer', () => {
    const whole = Buffer.from('[{"Id":"a","RecordType":28,"t":"x\\"y"},{"RecordType":6}]');
    for (let at = 0; at < whole.length; at++) {
      expect(() => decodeBlob(whole.subarray(0, at), WANTED), `cut at ${at}`).toThrow(UpstreamError);
    }
    for (const text of [
      '{}',
      'null',
      '<html>',
      '[{"RecordType":28}',
      '[{"RecordType":28},]',
      '[{"RecordType":28}] x',
      '[{"RecordType":28 "x":1}]',
    ]) {
      expect(() => decode(text), text).toThrow(/Cannot read a blob/);
    }
    expect(() => decodeBlob(Buffer.from([0x5b, 0xff, 0x5d]), WANTED)).toThrow(/not UTF-8/);
  });

  test('nested deeper than is walked is left to the parser', () => {
    const deep = `${'['.repeat(300)}${']'.repeat(300)}`;
    expect(ids(decode(`[{"Id":"a","RecordType":28,"d":${deep}}]`))).toEqual(['a']);
  });

  test('whatever it holds, gives what parsing all of it and filtering would give', () => {
    const type = fc.oneof(fc.constantFrom<unknown>(6, 28, 41, 280, '28', null, 28.5), fc.integer());
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('"RecordType":28', '\\"RecordType\\"', '}],{', '\\', '"', 'RecordType'),
    );
    const inner = fc.dictionary(
      fc.oneof(text, fc.constant('RecordType')),
      fc.oneof(text, fc.array(text), fc.record({ RecordType: type })),
    );
    const element = fc.oneof(
      {
        weight: 9,
        arbitrary: fc
          .tuple(inner, fc.option(type))
          .map(([object, number]) => (number === null ? object : { ...object, RecordType: number })),
      },
      { weight: 1, arbitrary: fc.oneof(fc.integer(), text, fc.constant(null)) },
    );
    fc.assert(
      fc.property(fc.array(element), fc.constantFrom(undefined, 1), (elements, indent) => {
        const bytes = Buffer.from(JSON.stringify(elements, undefined, indent));
        const parsed = (JSON.parse(bytes.toString('utf8')) as unknown[]).filter(
          (item): item is JsonObject => typeof item === 'object' && item !== null,
        );
        const expected = parsed.filter((record) => WANTED.has(recordTypeOf(record) ?? -1));
        expect(decodeBlob(bytes, WANTED).records).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });
});
