import { expect, test } from 'vitest';
import { setEnabled } from '../../../actions/app/set-enabled.ts';
import { withGraph } from '../graph-bench.ts';

const start = withGraph();

test.each([true, false])('an application is set to %s, and its example says so', async (isEnabled) => {
  const action = setEnabled({ name: 'app.set', summary: 'Sets', impact: 'write', isEnabled });
  expect(action.example.output).toEqual({ is_enabled: isEnabled });
  const bench = await start({ 'PATCH /servicePrincipals/a1': { status: 204 } });
  expect(await bench.run(action, { app_id: 'a1' })).toEqual({ is_enabled: isEnabled });
  expect(bench.sent()).toEqual([{ accountEnabled: isEnabled }]);
});
