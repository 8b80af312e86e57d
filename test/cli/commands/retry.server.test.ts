import { expect, test } from 'vitest';
import { withCli } from '../with-cli.ts';

const cli = withCli();

test('an analyst retries a run, and hears which run goes on', async () => {
  const { runId } = await cli.api.endedRun();
  const first = await cli.run(['retry', runId, '--reason', 'The proxy is back'], { as: 'bruno' });
  expect(first.code).toBe(0);
  const run = /Run (?<run>r-\w+) was started from where/.exec(first.out)?.groups?.['run'] ?? '';
  expect(first.out).toContain(`where ${runId} ended. See: watchbill show ${run}`);
  const second = await cli.run(['retry', runId], { as: 'bruno' });
  expect(second.out).toContain(`Run ${run} goes on from where ${runId} ended`);
  expect((await cli.run(['retry', runId, '--json'], { as: 'bruno' })).json()).toEqual({ run, repeated: true });
});

test('what cannot be retried says why and ends as a conflict; a viewer may not', async () => {
  const { runId } = await cli.api.endedRun({ final: { noRetry: 'taken-back' } });
  const refused = await cli.run(['retry', runId], { as: 'bruno' });
  expect([refused.code, refused.err]).toEqual([
    6,
    `Cannot retry run "${runId}": something that it did has been taken back\nStart the playbook anew: watchbill run\n`,
  ]);
  expect((await cli.run(['retry', runId], { as: 'vera' })).code).toBe(3);
  expect((await cli.run(['retry'], { as: 'bruno' })).code).toBe(2);
});
