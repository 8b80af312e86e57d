import { expect, test } from 'vitest';
import { aPlaybook, findingsOf } from '../a-world.ts';

const used = (steps: string): string => aPlaybook(steps).replace('name: mail-reported', 'name: used-at-contoso');

test('an action over a connection that a tenant lacks is told, where the tenant names the playbook', () => {
  expect(findingsOf(used('- action: noop.run\n- wait: 1h'))).toEqual(['connection-missing: noop.run']);
  expect(findingsOf(used('- action: mail.send'))).toEqual([]);
  expect(findingsOf(aPlaybook('- action: noop.run'))).toEqual([]);
});
