import { expect, test } from 'vitest';
import { withCli } from '../with-cli.ts';

const cli = withCli();

test('an analyst lets a run go on; why may stay unsaid', async () => {
  const run = await cli.api.waitingRun();
  const asked = await cli.run(['resume', run.runId], { as: 'bruno' });
  expect([asked.code, asked.out.trim()]).toEqual([0, `Run ${run.runId} goes on`]);
  expect(cli.api.runs.delivered.at(-1)?.message).toMatchObject({ type: 'resume', by: 'bruno', reason: '' });
  const json = await cli.run(['resume', run.runId, '--reason', 'fine', '--json'], { as: 'bruno' });
  expect(json.json()).toEqual({ run: run.runId });
  expect((await cli.run(['resume', run.runId], { as: 'vera' })).code).toBe(3);
});
