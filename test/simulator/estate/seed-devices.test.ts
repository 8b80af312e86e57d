import { expect, test } from 'vitest';
import { anEstate } from './estate-support.ts';

test('each person has a machine, the rest are servers, and the domain controller says so', () => {
  const devices = anEstate().list('device');
  expect(devices.filter(({ userId }) => userId !== '')).toHaveLength(40);
  expect(new Set(devices.map(({ id }) => id)).size).toBe(60);
  expect(devices.every(({ id }) => /^[0-9a-f]{40}$/.test(id))).toBe(true);
  expect(devices.filter(({ tags }) => tags.includes('never-isolate')).map(({ dnsName }) => dnsName)).toEqual([
    'dc-01.contoso.example',
  ]);
});

test('one machine has not been seen for weeks and shows so', () => {
  const lost = anEstate()
    .list('device')
    .filter(({ healthStatus }) => healthStatus === 'Inactive');
  expect(lost.map(({ lastSeen }) => lastSeen)).toEqual(['2026-10-11T12:00:00.500Z']);
});
