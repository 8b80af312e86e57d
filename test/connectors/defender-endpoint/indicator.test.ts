import { expect, test } from 'vitest';
import { readIndicator, writeIndicator } from '../../../connectors/defender-endpoint/indicator.ts';
import type { Indicator, IndicatorDraft } from '../../../connectors/defender-endpoint/indicator.ts';
import { readEntity } from '../../../connectors/defender-endpoint/read-entity.ts';
import type { Json } from '../../../contracts/json.ts';
import { anIndicator } from './small-defender.ts';

// The builder makes JSON alone.
const read = (changes: Record<string, unknown> = {}): Indicator =>
  readIndicator(readEntity('read it', anIndicator(changes) as Json));

test('an indicator is read member by member; who made it has a name or an id', () => {
  expect(read()).toEqual({
    id: '995',
    value: 'invoice-portal.example',
    type: 'DomainName',
    action: 'Block',
    title: 'Phishing: invoice',
    severity: 'High',
    expiresAt: '2027-01-20T00:00:00.000Z',
    createdBy: 'watchbill',
  });
  expect(read({ createdByDisplayName: null, createdBy: 'app-1' }).createdBy).toBe('app-1');
  expect(read({ expirationTime: null, action: 'AlertAndBlock', id: 995 })).toMatchObject({
    id: '995',
    expiresAt: null,
    action: 'AlertAndBlock',
  });
});

test.each(['id', 'indicatorValue', 'indicatorType', 'action'])('without %s it is an invalid answer', (name) => {
  expect(() => read({ [name]: null })).toThrow(`must give "${name}"`);
});

test('an indicator is written as they name its members; an audit always alerts, as they demand', () => {
  const draft: IndicatorDraft = {
    value: '203.0.113.7',
    type: 'IpAddress',
    action: 'Block',
    title: 'Command and control',
    description: 'Seen in run r-1',
    severity: 'High',
  };
  const written = {
    indicatorValue: '203.0.113.7',
    indicatorType: 'IpAddress',
    action: 'Block',
    title: 'Command and control',
    description: 'Seen in run r-1',
    severity: 'High',
    generateAlert: false,
  };
  expect(writeIndicator(draft)).toEqual(written);
  expect(writeIndicator({ ...draft, action: 'Audit', expiresAt: '2027-01-20T00:00:00Z' })).toEqual({
    ...written,
    action: 'Audit',
    generateAlert: true,
    expirationTime: '2027-01-20T00:00:00Z',
  });
});
