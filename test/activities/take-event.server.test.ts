import { beforeEach, expect, test } from 'vitest';
import { openIntake, takeEvent, type Intake } from '../../activities/take-event.ts';
import type { FeedRef } from '../../contracts/activities.ts';
import type { TenantId } from '../../contracts/ids.ts';
import { listParkedRecords } from '../../ledger/feed-contents.ts';
import { anEvent } from '../language/plan/an-event.ts';
import { aPlan, anEventTrigger } from './a-playbook.ts';
import { usualDirectory, withActivityWorld } from './activity-world.ts';

const world = withActivityWorld();
const feed: FeedRef = { tenant: 'contoso' as TenantId, source: 'o365-management', contentType: 'Audit.General' };
const take = (intake: Intake, id: string) =>
  takeEvent(intake, { event: anEvent({ id, tenant: feed.tenant }), contentId: 'c' });

beforeEach(() => {
  world.directory = usualDirectory(world, { trial: { enabled: true } });
});

test('an intake of a tenant that is gone fails by name', async () => {
  await expect(openIntake(world.dependencies, { ...feed, tenant: 'gone' as TenantId })).rejects.toThrow(
    'Cannot poll the feed: there is no tenant "gone"',
  );
});

test('an event goes to a playbook that wants it, and to none that does not', async () => {
  await world.publish(aPlan());
  expect(await take(await openIntake(world.dependencies, feed), 'wanted')).toBe('taken');
  await world.publish(aPlan({ triggers: [anEventTrigger({ event: 'o365.audit' })] }));
  expect(await take(await openIntake(world.dependencies, feed), 'unwanted')).toBe('unwanted');
});

test('an event that a trigger cannot read is set aside whole, and stops nothing (F33)', async () => {
  await world.publish(aPlan({ triggers: [anEventTrigger({ when: 'event.nothing == 1' })] }));
  expect(await take(await openIntake(world.dependencies, feed), 'unreadable')).toBe('unwanted');
  const parked = await listParkedRecords(world.db, feed.tenant, feed);
  expect(parked).toMatchObject([{ recordId: 'unreadable', contentId: 'c', body: anEvent().raw }]);
});
