import { afterEach, expect, test } from 'vitest';
import { startSmallGraph } from './small-graph.ts';
import type { SmallGraph } from './small-graph.ts';

let small: SmallGraph | undefined;
afterEach(() => small?.close());

const RUN = 'POST /security/runHuntingQuery';
const QUERY = { query: 'EmailEvents | take 2', days: 7, take: 2 };

test('a query comes back as typed columns and rows, without annotations, and says what was left out', async () => {
  const row = { 'Mails@odata.type': '#Int64', Mails: 3 };
  small = await startSmallGraph({ [RUN]: { schema: [{ Name: 'Mails', Type: 'Int64' }], results: [row, row, row] } });
  expect(await small.graph.hunting.run(QUERY)).toEqual({
    columns: [{ name: 'Mails', type: 'Int64' }],
    rows: [{ Mails: 3 }, { Mails: 3 }],
    isTruncated: true,
  });
  expect((await small.graph.hunting.run({ ...QUERY, take: 3 })).isTruncated).toBe(false);
  expect(small.sent()[0]).toEqual({ Query: 'EmailEvents | take 2', Timespan: 'P7D' });
});

test('members with a small letter are read as well', async () => {
  small = await startSmallGraph({ [RUN]: { schema: [{ name: 'a', type: 'String' }], Results: [{ a: 'x' }] } });
  expect(await small.graph.hunting.run(QUERY)).toMatchObject({
    columns: [{ name: 'a', type: 'String' }],
    rows: [{ a: 'x' }],
  });
});

test.each([{}, { results: 'none' }, { results: [1] }])('%j is an invalid answer and no empty result', async (body) => {
  small = await startSmallGraph({ [RUN]: body });
  await expect(small.graph.hunting.run(QUERY)).rejects.toMatchObject({ kind: 'invalid-answer' });
});

test('a lost answer leaves no doubt, since a query changes nothing', async () => {
  small = await startSmallGraph({ [RUN]: { status: 504, body: {} } });
  await expect(small.graph.hunting.run(QUERY)).rejects.toMatchObject({ kind: 'unavailable' });
});
