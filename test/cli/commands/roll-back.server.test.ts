import { expect, test } from 'vitest';
import { withCli } from '../with-cli.ts';

const cli = withCli();

test('an analyst has a run take back what it did, with a reason', async () => {
  const run = await cli.api.waitingRun();
  const asked = await cli.run(['roll-back', run.runId, '--reason', 'the wrong customer'], { as: 'bruno' });
  expect(asked.code).toBe(0);
  expect(asked.out).toContain('take back what it did');
  expect(cli.api.runs.delivered.at(-1)?.message).toMatchObject({
    type: 'roll-back',
    by: 'bruno',
    reason: 'the wrong customer',
  });
  const json = await cli.run(['roll-back', run.runId, '--reason', 'again', '--json'], { as: 'bruno' });
  expect(json.json()).toEqual({ run: run.runId });
});

test('a reason is needed, and a viewer may not', async () => {
  const run = await cli.api.waitingRun();
  expect((await cli.run(['roll-back', run.runId], { as: 'bruno' })).code).toBe(2);
  expect((await cli.run(['roll-back', run.runId, '--reason', 'x'], { as: 'vera' })).code).toBe(3);
});

test('of a run that has ended another run takes back what it did, once', async () => {
  const { runId } = await cli.api.endedRun({ outcome: 'succeeded', final: { noRetry: 'not-failed' } });
  const asked = await cli.run(['roll-back', runId, '--reason', 'the wrong customer'], { as: 'bruno' });
  const run = /Run (?<run>r-\w+) takes back what/.exec(asked.out)?.groups?.['run'] ?? '';
  expect(asked.out).toContain(`takes back what ${runId} did: watchbill show ${run}`);
  const json = await cli.run(['roll-back', runId, '--reason', 'again', '--json'], { as: 'bruno' });
  expect(json.json()).toEqual({ run });
  const clean = await cli.api.endedRun({ final: { takesBack: 0 } });
  expect((await cli.run(['roll-back', clean.runId, '--reason', 'x'], { as: 'bruno' })).code).toBe(6);
});
