import { expect, test } from 'vitest';
import { SIGNATURES } from '../../../actions/catalogue.ts';
import { API_LIMITS, declaredLimits, limitedBy } from '../../../rehearsal/month/api-limits.ts';
import { NO_FAULTS } from '../../../rehearsal/month/faults.ts';
import type { ActionSignature } from '../../../language/schema/action-signature.ts';

const signature = (name: string): ActionSignature => {
  const found = SIGNATURES.get(name);
  if (found === undefined) throw new TypeError(`No action ${name}`);
  return found;
};

test('an API has one limit, whichever action declares it', () => {
  const figures = new Map<string, unknown>();
  for (const { upstream, ...limit } of [...API_LIMITS, ...declaredLimits(SIGNATURES)]) {
    expect(figures.get(upstream) ?? limit).toEqual(limit);
    figures.set(upstream, limit);
  }
  expect(figures.get('graph-hunting')).toMatchObject({ perMinute: 45 });
  expect(figures.get('graph-service-announcements')).toMatchObject({ perMinute: 240, perHour: 800 });
});

test('a call draws on the limit of its API, and without one on that of its connection', () => {
  expect(limitedBy(signature('hunting.run'), NO_FAULTS)).toBe('graph-hunting');
  expect(limitedBy(signature('ticket.note'), NO_FAULTS)).toBe('servicenow');
});

test('a file of faults that says how much a connection takes speaks of all of it', () => {
  const faults = { ...NO_FAULTS, limits: new Map([['graph', { perMinute: 5 }]]) };
  expect(limitedBy(signature('hunting.run'), faults)).toBe('graph');
});
