import { expect, test } from 'vitest';
import { openEstates } from '../../../simulator/estate/estate-store.ts';
import { aFolder, CONTOSO, FABRIKAM } from '../support.ts';
import { at, NOW } from './estate-support.ts';

test('the same name gives the same people, machines and incidents, and another name others', () => {
  const [one, two] = [openEstates(aFolder(), () => NOW), openEstates(aFolder(), () => NOW)];
  for (const kind of ['user', 'device', 'incident', 'alert', 'message', 'group'] as const) {
    expect(one.of(CONTOSO).list(kind)).toEqual(two.of(CONTOSO).list(kind));
    // Ids of incidents are the same with every customer, as small numbers are with the vendor.
    if (kind !== 'incident') expect(one.of(CONTOSO).list(kind)).not.toEqual(two.of(FABRIKAM).list(kind));
  }
});

test('what was changed, added and removed stays so after a restart, and so do the times of the seed', () => {
  const folder = aFolder();
  const before = openEstates(folder, () => NOW).of(CONTOSO);
  const user = at(before.list('user'), 5);
  before.put('user', { ...user, accountEnabled: false });
  before.put('group', { id: 'new', displayName: 'sg-new', description: '', memberIds: [user.id] });
  expect(before.remove('device', at(before.list('device'), 0).id)).toBe(true);
  const after = openEstates(folder, () => NOW + 86_400_000).of(CONTOSO);
  expect(after.find('user', user.id)?.accountEnabled).toBe(false);
  expect(after.find('group', 'new')?.memberIds).toEqual([user.id]);
  expect(after.list('device')).toHaveLength(59);
  expect(after.list('incident')).toEqual(before.list('incident'));
});

test('removing what is not there changes nothing', () => {
  const estate = openEstates(aFolder(), () => NOW).of(CONTOSO);
  expect(estate.remove('user', 'nobody')).toBe(false);
});

test('a cleared estate is the seed again, from now on', () => {
  const clock = { now: NOW };
  const estates = openEstates(aFolder(), () => clock.now);
  const user = at(estates.of(CONTOSO).list('user'), 5);
  estates.of(CONTOSO).put('user', { ...user, accountEnabled: false });
  clock.now += 1_000;
  estates.clear();
  expect(estates.of(CONTOSO).find('user', user.id)?.accountEnabled).toBe(true);
  expect(estates.of(CONTOSO).anchorMs).toBe(NOW + 1_000);
});
