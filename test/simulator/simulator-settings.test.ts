import { expect, test } from 'vitest';
import { BEHAVIOUR_DEFAULT, patchBehaviour } from '../../simulator/simulator-settings.ts';

test('a patch lays its members over and leaves the others', () => {
  const patched = patchBehaviour(BEHAVIOUR_DEFAULT, { management: { pageSize: 3 } });
  expect(patched.management).toEqual({ pageSize: 3, requestsPerMinute: 2_000 });
  expect(patched.servicenow).toEqual(BEHAVIOUR_DEFAULT.servicenow);
});
