import { expect, test } from 'vitest';
import { approvalView } from '../../api/approval-view.ts';
import type { TenantId } from '../../contracts/ids.ts';
import { SOC } from './a-soc.ts';
import { aDecision, anApproval } from './an-approval.ts';

const view = (over: Parameters<typeof anApproval>[0] = {}) =>
  approvalView({ directory: SOC }, anApproval(over), { playbook: null, refusal: null });

test('only decisions that count are shown', () => {
  const decisions = [
    aDecision('ada'),
    aDecision('eve', { refused: 'wrong-person' }),
    aDecision('x', { approve: null }),
  ];
  expect(view({ decisions }).decisions).toEqual([
    { person: 'ada', approve: true, reason: 'seen', at: '2026-11-21T09:30:00.000Z' },
  ]);
});

test('a tenant that has no document any more is shown by its name', () => {
  expect(view().tenantTitle).toBe('Contoso');
  expect(view({ tenant: 'gone' as TenantId }).tenantTitle).toBe('gone');
});
