import { expect, test } from 'vitest';
import { escalationPolicyFrom } from '../../tenants/escalation-policy.ts';

const document = { apiVersion: 'watchbill/v1', kind: 'EscalationPolicy', name: 'soc-leads', title: 'Leads' } as const;
const to = [{ team: 'csirt' }, { rota: 'nights' }];

test('a policy that says little is urgent, climbed once and ends when somebody has it', () => {
  expect(escalationPolicyFrom({ ...document, levels: [{ to, within: '1h30m' }] })).toEqual({
    name: 'soc-leads',
    title: 'Leads',
    levels: [{ to, withinMs: 5_400_000, urgency: 'high' }],
    repeat: 0,
    endsOn: 'acknowledged',
  });
});

test('what a policy says itself counts', () => {
  const levels = [{ to, within: '10m', urgency: 'low' as const }];
  expect(escalationPolicyFrom({ ...document, levels, repeat: 3, endsOn: 'delivered' })).toMatchObject({
    levels: [{ urgency: 'low' }],
    repeat: 3,
    endsOn: 'delivered',
  });
});
