import { expect, test } from 'vitest';
import { appDisable } from '../../../actions/app/app-disable.ts';
import { withGraph } from '../graph-bench.ts';

const start = withGraph();

test('an application is disabled', async () => {
  const bench = await start({ 'PATCH /servicePrincipals/a1': { status: 204 } });
  expect(await bench.run(appDisable, { app_id: 'a1' })).toEqual({ is_enabled: false });
  expect(bench.sent()).toEqual([{ accountEnabled: false }]);
});
