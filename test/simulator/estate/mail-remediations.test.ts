import { expect, test } from 'vitest';
import { settleRemediations } from '../../../simulator/estate/mail-remediations.ts';
import type { RemediationAction } from '../../../simulator/estate/mail-remediations.ts';
import { openWorld } from '../../../simulator/world.ts';
import { aFolder, CONTOSO } from '../support.ts';
import { at, NOW } from './estate-support.ts';

function locationAfter(actions: readonly RemediationAction[], seconds: number): string | undefined {
  const clock = { now: NOW };
  const world = openWorld({ folder: aFolder(), now: () => clock.now });
  const estate = world.estates.of(CONTOSO);
  const { id } = at(estate.list('message'), 0);
  const createdAt = new Date(NOW).toISOString();
  for (const [order, action] of actions.entries()) {
    estate.put('remediation', { id: String(order), createdAt, action, messageIds: [id, 'gone'], isDone: false });
  }
  clock.now += seconds * 1_000;
  settleRemediations(world, estate);
  return estate.find('message', id)?.location;
}

test.each([
  [19, 'inboxFolder'],
  [20, 'quarantine'],
])('after %i seconds a mail lies in %s', (seconds, location) => {
  expect(locationAfter(['moveToQuarantine'], seconds)).toBe(location);
});

test('a soft deletion is undone by moving back, one for good is not', () => {
  expect(locationAfter(['softDelete', 'moveToInbox'], 20)).toBe('inboxFolder');
  expect(locationAfter(['hardDelete', 'moveToInbox'], 20)).toBe('hardDeleted');
});
