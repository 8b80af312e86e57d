import { describe, expect, test } from 'vitest';
import { renderEvidence } from '../../../simulator/graph/render-evidence.ts';
import { anEstate, at } from '../estate/estate-support.ts';
import { HAS_SCHEMA, problemsOfTyped } from './graph-schema.ts';

test('evidence shows users, machines and mails as they are now', () => {
  const estate = anEstate();
  const message = at(estate.list('message'), 0);
  const device = at(estate.list('device'), 5);
  const alert = { ...at(estate.list('alert'), 0), deviceIds: [device.id], messageIds: [message.id], userIds: [] };
  estate.put('message', { ...message, location: 'quarantine' });
  estate.put('device', { ...device, riskScore: 'High' });
  expect(renderEvidence(estate, alert)).toMatchObject([
    { '@odata.type': '#microsoft.graph.security.deviceEvidence', mdeDeviceId: device.id, riskScore: 'high' },
    { '@odata.type': '#microsoft.graph.security.analyzedMessageEvidence', deliveryLocation: 'quarantine' },
    { '@odata.type': '#microsoft.graph.security.urlEvidence', url: message.url },
  ]);
});

test('a server has nobody logged on', () => {
  const estate = anEstate();
  const server = at(estate.list('device'), 45);
  const alert = { ...at(estate.list('alert'), 0), deviceIds: [server.id], messageIds: [], userIds: [] };
  expect(renderEvidence(estate, alert)).toMatchObject([{ loggedOnUsers: [] }]);
});

describe(`by the published schema (${HAS_SCHEMA ? 'found' : 'left out: it is not on this machine'})`, () => {
  test('every piece of evidence is valid for the type that it names', () => {
    const estate = anEstate();
    const evidence = estate.list('alert').flatMap((alert) => renderEvidence(estate, alert));
    expect(evidence.length).toBeGreaterThan(30);
    expect(evidence.flatMap(problemsOfTyped)).toEqual([]);
  });
});
