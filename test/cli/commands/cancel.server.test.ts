import { expect, test } from 'vitest';
import { withCli } from '../with-cli.ts';

const cli = withCli();

test('an analyst ends a run with a reason', async () => {
  const run = await cli.api.waitingRun();
  expect(await cli.run(['cancel', run.runId, '--reason', 'a drill'], { as: 'bruno' })).toMatchObject({
    code: 0,
    out: `Run ${run.runId} was asked to end\n`,
  });
  expect(cli.api.runs.delivered.at(-1)?.message).toMatchObject({ type: 'cancel', by: 'bruno', reason: 'a drill' });
  expect((await cli.run(['cancel', run.runId, '--json'], { as: 'bruno' })).json()).toEqual({ run: run.runId });
});

test('a viewer may not', async () => {
  const run = await cli.api.waitingRun();
  expect((await cli.run(['cancel', run.runId], { as: 'vera' })).code).toBe(3);
});
