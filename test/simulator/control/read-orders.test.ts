import { expect, test } from 'vitest';
import { readBehaviourPatch, readEvents } from '../../../simulator/control/read-orders.ts';
import { openWorld } from '../../../simulator/world.ts';
import { aFolder } from '../support.ts';

test.each([
  [1, true],
  [10_000, true],
  [0, false],
  [10_001, false],
  [1.5, false],
])('%d copies are allowed: %s', (copies, isAllowed) => {
  const world = openWorld({ folder: aFolder() });
  const read = readEvents(world, { tenant: 'contoso', records: [{ template: 'audit' }], copies });
  expect('problem' in read).toBe(!isAllowed);
});

test('settings are taken when each is known and of its type', () => {
  expect(readBehaviourPatch({ producer: { eventsPerMinute: 3 } })).toEqual({
    order: { producer: { eventsPerMinute: 3 } },
  });
  expect(readBehaviourPatch(undefined)).toHaveProperty('problem');
  expect(readBehaviourPatch({ producer: 3 })).toHaveProperty('problem');
});
