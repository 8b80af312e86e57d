import { expect, test } from 'vitest';
import { withCli } from '../with-cli.ts';

const cli = withCli();

test('the versions of a playbook are listed with hash, editor and what is known of them', async () => {
  const { code, out } = await cli.run(['versions', 'triage'], { as: 'vera' });
  expect(code).toBe(0);
  expect(out).toMatch(/ Version +Hash +Published \(UTC\) +By +Check +Cases +Open runs/);
  expect(out).toMatch(/ 1 +[0-9a-f]{12} +\d{4}-\d\d-\d\d \d\d:\d\d:\d\d +folder +unknown +not told +0 +current/);
  expect((await cli.run(['versions', 'nothing'], { as: 'vera' })).code).toBe(4);
});

test('without a name the current version of each playbook is listed', async () => {
  const { out } = await cli.run(['versions'], { as: 'vera' });
  expect(out).toMatch(/for-leads +1 [^]*nightly +1 [^]*triage +1 /);
  expect((await cli.run(['versions', '--json'], { as: 'vera' })).json()).toMatchObject({
    versions: [{ playbook: 'for-leads', version: 1 }, { playbook: 'nightly' }, { playbook: 'triage' }],
  });
});
