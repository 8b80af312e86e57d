import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { appendAnchors, lastAnchored, readAnchors } from '../../../ledger/audit/anchors.ts';
import { CONTOSO, FABRIKAM } from '../a-run.ts';

let folder: string;
beforeAll(async () => {
  folder = path.join(await mkdtemp(path.join(os.tmpdir(), 'watchbill-anchors-')), 'not', 'there', 'yet');
});
afterAll(() => rm(path.resolve(folder, '../../..'), { recursive: true, force: true }));

const anAnchor = (number: number) => ({ number, at: '2026-11-21T09:00:00.000Z', hash: String(number % 10).repeat(64) });

test('anchors are read back in order, by tenant; none is 0', async () => {
  expect(await lastAnchored(folder, CONTOSO)).toBe(0);
  await appendAnchors(folder, CONTOSO, [anAnchor(1), anAnchor(2)]);
  await appendAnchors(folder, CONTOSO, [anAnchor(3)]);
  expect(await readAnchors(folder, CONTOSO)).toEqual([1, 2, 3].map(anAnchor));
  expect(await lastAnchored(folder, CONTOSO)).toBe(3);
  expect(await readAnchors(folder, FABRIKAM)).toEqual([]);
});

test('a torn line is left alone and the next anchor stands on a line of its own', async () => {
  await appendFile(path.join(folder, 'contoso.anchors.jsonl'), '{"at":"2026-11-2');
  expect(await lastAnchored(folder, CONTOSO)).toBe(3);
  await appendAnchors(folder, CONTOSO, [anAnchor(4)]);
  expect((await readAnchors(folder, CONTOSO)).map(({ number }) => number)).toEqual([1, 2, 3, 4]);
});

test('the last anchor of a long file is found at its end', async () => {
  const many = Array.from({ length: 200 }, (_, index) => anAnchor(index + 1));
  await appendAnchors(folder, FABRIKAM, many);
  expect(await lastAnchored(folder, FABRIKAM)).toBe(200);
});

test('a file that holds no anchor counts as none', async () => {
  await writeFile(path.join(folder, 'tailspin.anchors.jsonl'), 'something else\n');
  expect(await lastAnchored(folder, 'tailspin' as typeof CONTOSO)).toBe(0);
});
