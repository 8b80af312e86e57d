import { expect, test } from 'vitest';
import { withCli } from '../with-cli.ts';

const cli = withCli();

test('schedules are listed in words with their next time', async () => {
  const { code, out } = await cli.run(['schedules'], { as: 'vera' });
  expect(code).toBe(0);
  expect(out).toMatch(
    /contoso\s+nightly\s+schedule-1\s+every day at 07:00\s+Europe\/Berlin\s+\d{4}-\d\d-\d\dT0[56]:00:00\.000Z/,
  );
  expect((await cli.run(['schedules', '--json'], { as: 'vera' })).json()).toMatchObject({
    schedules: [{ playbook: 'nightly' }],
  });
});

test('none is told', async () => {
  expect((await cli.run(['schedules', '--tenant', 'fabrikam'], { as: 'fay' })).out).toBe('No schedules\n');
});
