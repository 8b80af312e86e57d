import { expect, test } from 'vitest';
import { readMerge, readScenario, readSignIn } from '../../../simulator/control/read-estate-orders.ts';
import { openWorld } from '../../../simulator/world.ts';
import { aFolder } from '../support.ts';

const tenant = 'contoso';

test.each([
  [1, true],
  [100_000, true],
  [0, false],
  [100_001, false],
  [1.5, false],
])('a scenario of %d is allowed: %s', (count, isAllowed) => {
  const world = openWorld({ folder: aFolder() });
  expect('problem' in readScenario(world, { tenant, scenario: 'alert-storm', count })).toBe(!isAllowed);
});

test('orders that name what is not there say so', () => {
  const world = openWorld({ folder: aFolder() });
  expect(readScenario(world, { tenant, scenario: 'flood', count: 1 })).toMatchObject({
    problem: 'scenario must be one of phishing-wave, password-spray, alert-storm',
  });
  const problem = 'from and into must be two incidents of the tenant';
  expect(readMerge(world, { tenant, from: '1005', into: '7' })).toEqual({ problem });
  expect(readMerge(world, { tenant, from: '1005', into: '1005' })).toEqual({ problem });
  expect(readSignIn(world, { tenant, user: 'nobody' })).toEqual({ problem: 'there is no user "nobody"' });
  for (const read of [readScenario, readMerge, readSignIn]) expect(read(world, {})).toHaveProperty('problem');
});
