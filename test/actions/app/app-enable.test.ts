import { expect, test } from 'vitest';
import { appEnable } from '../../../actions/app/app-enable.ts';
import { withGraph } from '../graph-bench.ts';

const start = withGraph();

test('an application is enabled', async () => {
  const bench = await start({ 'PATCH /servicePrincipals/a1': { status: 204 } });
  expect(await bench.run(appEnable, { app_id: 'a1' })).toEqual({ is_enabled: true });
  expect(bench.sent()).toEqual([{ accountEnabled: true }]);
});
