import { expect, test } from 'vitest';
import { anEstate, NOW } from './estate-support.ts';

test('an estate has its numbers, and every reference leads somewhere', () => {
  const estate = anEstate();
  const counts = ['user', 'device', 'incident', 'alert'] as const;
  expect(counts.map((kind) => estate.list(kind).length)).toEqual([40, 60, 12, 30]);
  for (const alert of estate.list('alert')) {
    expect(estate.find('incident', alert.incidentId)).toBeDefined();
    expect(alert.userIds.map((id) => estate.find('user', id))).not.toContain(undefined);
    expect(alert.deviceIds.map((id) => estate.find('device', id))).not.toContain(undefined);
    expect(alert.messageIds.map((id) => estate.find('message', id))).not.toContain(undefined);
  }
});

test('nothing of the seed lies in the future', () => {
  const estate = anEstate();
  const times = [
    ...estate.list('user').map(({ createdAt }) => createdAt),
    ...estate.list('device').map(({ lastSeen }) => lastSeen),
    ...estate.list('alert').map(({ updatedAt }) => updatedAt),
    ...estate.list('message').map(({ receivedAt }) => receivedAt),
  ];
  expect(times.filter((time) => Date.parse(time) > NOW)).toEqual([]);
});
