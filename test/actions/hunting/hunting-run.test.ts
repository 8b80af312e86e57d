import { expect, test } from 'vitest';
import { huntingRun } from '../../../actions/hunting/hunting-run.ts';
import { withGraph } from '../graph-bench.ts';

const start = withGraph();

test('a query gives its rows, as many as the limit at most', async () => {
  const bench = await start({
    'POST /security/runHuntingQuery': { schema: [], results: [{ mails: 1 }, { mails: 2 }] },
  });
  expect(await bench.run(huntingRun, { query: 'EmailEvents | count', days: 30, limit: 1 })).toEqual({
    rows: [{ mails: 1 }],
  });
  expect(bench.sent()).toEqual([{ Query: 'EmailEvents | count', Timespan: 'P30D' }]);
});

test('a query that Graph does not take is rejected, with what it said', async () => {
  const refusal = { status: 400, body: { error: { code: 'BadRequest', message: 'Syntax error at line 1.' } } };
  const bench = await start({ 'POST /security/runHuntingQuery': refusal });
  await expect(bench.run(huntingRun, { query: 'x', days: 1, limit: 1 })).rejects.toMatchObject({
    kind: 'rejected',
    upstreamCode: 'BadRequest',
    message: expect.stringContaining('Syntax error') as string,
  });
});
