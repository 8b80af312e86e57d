import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { BodyRefused, isJsonType, parseJson, readBytes } from '../../../connectors/http/read-body.ts';

async function* chunks(...parts: readonly Buffer[]): AsyncGenerator<Buffer> {
  yield* parts;
}

describe('a body', () => {
  test('is decoded from every coding that it may have', async () => {
    const plain = Buffer.from('{"a":1}');
    const forms = [
      ['', plain],
      ['identity', plain],
      ['gzip', gzipSync(plain)],
      ['x-gzip', gzipSync(plain)],
      ['deflate', deflateSync(plain)],
      ['BR', brotliCompressSync(plain)],
    ] as const;
    for (const [coding, bytes] of forms) expect(await readBytes(chunks(bytes), coding, 100)).toEqual(plain);
  });

  test('F15: is refused when its coding is unknown or its compressed data is cut at any byte', async () => {
    await expect(readBytes(chunks(Buffer.from('x')), 'constructor', 10)).rejects.toThrow(/unknown coding/);
    const zipped = gzipSync(JSON.stringify({ text: 'something longer than a word' }));
    for (let at = 1; at < zipped.length; at++) {
      await expect(readBytes(chunks(zipped.subarray(0, at)), 'gzip', 1_000)).rejects.toBeInstanceOf(BodyRefused);
    }
  });

  test('of the limit in two chunks passes and one byte more does not', async () => {
    const half = Buffer.alloc(50);
    expect(await readBytes(chunks(half, half), '', 100)).toHaveLength(100);
    await expect(readBytes(chunks(half, half), '', 99)).rejects.toThrow(/larger than 99 bytes/);
  });
});

describe('JSON', () => {
  test('F15: may begin with a byte order mark, and must be UTF-8', () => {
    expect(parseJson(Buffer.from('\ufeff[1]'))).toEqual([1]);
    expect(() => parseJson(Buffer.from([0x22, 0xff, 0x22]))).toThrow(/not UTF-8/);
    expect(() => parseJson(Buffer.from(''))).toThrow(/is not JSON/);
  });

  test('is told by its content type', () => {
    expect(
      ['application/json', 'application/json; charset=utf-8', 'application/problem+json', 'TEXT/JSON'].map(isJsonType),
    ).toEqual([true, true, true, true]);
    expect(['', 'text/html', 'application/jsonp', 'application/octet-stream'].map(isJsonType)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});
