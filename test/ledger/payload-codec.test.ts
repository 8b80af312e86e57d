import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultPayloadConverter } from '@temporalio/common';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPayloadCodec, INLINE_BYTES_MAX } from '../../ledger/payload-codec.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'watchbill-codec-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const codec = () => createPayloadCodec(folder);
const payload = (value: unknown) => defaultPayloadConverter.toPayload(value);
const there = async (value: unknown) => {
  const encoded = await codec().encode([payload(value)]);
  const [decoded] = await codec().decode(encoded);
  if (decoded === undefined) expect.fail('one payload gives one');
  return { size: encoded[0]?.data?.length ?? 0, value: defaultPayloadConverter.fromPayload(decoded) };
};

test('a payload of 64 KiB travels itself, one byte more by reference', async () => {
  const quotes = 2;
  const most = 'x'.repeat(INLINE_BYTES_MAX - quotes);
  expect(await there(most)).toEqual({ size: INLINE_BYTES_MAX, value: most });
  expect(await there(`${most}x`)).toEqual({ size: 64, value: `${most}x` });
});

test('every value comes back as it was', async () => {
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), fc.boolean(), async (json, isLarge) => {
      const value = isLarge ? { json, padding: 'x'.repeat(INLINE_BYTES_MAX) } : json;
      // JSON has one zero.
      expect((await there(value)).value).toEqual(JSON.parse(JSON.stringify(value)));
    }),
    { numRuns: 50 },
  );
});

test('a payload that the store has lost stops the task, and says which', async () => {
  const other = await mkdtemp(join(tmpdir(), 'watchbill-codec-'));
  const encoded = await codec().encode([payload('x'.repeat(INLINE_BYTES_MAX))]);
  await expect(createPayloadCodec(other).decode(encoded)).rejects.toThrow(/has lost payload [0-9a-f]{64}/);
  expect(await readdir(other)).toEqual([]);
  await rm(other, { recursive: true, force: true });
});

test('the same large payload is kept once', async () => {
  const value = 'y'.repeat(INLINE_BYTES_MAX);
  const [one] = await codec().encode([payload(value)]);
  const [two] = await codec().encode([payload(value)]);
  expect(one).toEqual(two);
});
