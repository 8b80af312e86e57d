import { expect, test } from 'vitest';
import type { EmitEvents } from '../../../simulator/control/control-types.ts';
import { aBench, jsonOf } from '../support.ts';
import type { Bench } from '../support.ts';

interface Emitted {
  readonly Id: string;
  readonly CreationTime: string;
  readonly RecordType: number;
}

async function blobsOf(bench: Bench, order: Omit<EmitEvents, 'tenant'>): Promise<Emitted[][]> {
  const { contents } = await bench.control.emit({ tenant: 'contoso', ...order });
  return Promise.all(contents.map(async ({ contentId }) => jsonOf<Emitted[]>(await bench.feed(`audit/${contentId}`))));
}

test('F17 an event in five copies over three blobs is in each blob, and twice in some', async () => {
  const blobs = await blobsOf(await aBench(), {
    records: [{ template: 'threat-intelligence', id: 'one' }],
    copies: 5,
    blobs: 3,
    shuffle: true,
  });
  expect(blobs.map((blob) => blob.length).toSorted((a, b) => a - b)).toEqual([1, 2, 2]);
  expect(new Set(blobs.flat().map(({ Id }) => Id))).toEqual(new Set(['one']));
});

test('the same seed shuffles alike, another one differently', async () => {
  const bench = await aBench();
  const records = Array.from({ length: 20 }, (_none, at) => ({ raw: { Id: String(at) } }));
  const orderOf = async (seed: number): Promise<string[]> =>
    (await blobsOf(bench, { records, shuffle: true, seed })).flat().map(({ Id }) => Id);
  const first = await orderOf(7);
  expect(await orderOf(7)).toEqual(first);
  expect(await orderOf(8)).not.toEqual(first);
  expect(first.toSorted()).toEqual(records.map(({ raw }) => raw.Id).toSorted());
});

test('records say they were created before their blob, without a time zone', async () => {
  const bench = await aBench();
  const [[record] = []] = await blobsOf(bench, { records: [{ template: 'audit' }], ageMinutes: 30 });
  expect(record?.CreationTime).toBe('2026-11-20T11:30:00');
});

test('members given with a template win, and a raw record goes through untouched', async () => {
  const raw = { Id: 'x', RecordType: 6, Nested: { a: [1, null, 'ü'] } };
  const [blob = []] = await blobsOf(await aBench(), {
    records: [{ template: 'url-click', with: { Url: 'https://chosen.example/' } }, { raw }],
  });
  expect(blob[0]).toMatchObject({ RecordType: 41, Url: 'https://chosen.example/' });
  expect(blob[1]).toEqual(raw);
});
