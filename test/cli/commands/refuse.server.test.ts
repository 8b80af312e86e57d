import { expect, test } from 'vitest';
import { withCli } from '../with-cli.ts';

const cli = withCli();

test('a refusal is sent as one, with its reason', async () => {
  const run = await cli.api.waitingRun();
  const { code, out } = await cli.run(['refuse', run.runId, 'ask', '--reason', 'a newsletter'], { as: 'chen' });
  expect(code).toBe(0);
  expect(out).toContain(`Step ask of run ${run.runId} is refused`);
  expect(cli.api.runs.delivered[0]?.message).toMatchObject({ approve: false, reason: 'a newsletter' });
});

test('on a terminal it asks whether it is meant', async () => {
  const run = await cli.api.waitingRun();
  expect((await cli.run(['refuse', run.runId, 'ask'], { as: 'chen', types: ['n'] })).out).toContain(
    'Refuse this for Contoso? [y/N]',
  );
});
