import { expect, test } from 'vitest';
import { refusalNow } from '../../api/may-decide-now.ts';
import type { PersonId } from '../../contracts/ids.ts';
import type { ApprovalRow } from '../../ledger/approvals.ts';
import { SOC } from './a-soc.ts';
import { anApproval } from './an-approval.ts';

const EXPIRY = Date.parse(anApproval().expiresAt);
const refusal = (over: Partial<ApprovalRow>, { person = 'chen', now = EXPIRY - 1 } = {}) =>
  refusalNow(SOC, anApproval(over), { person: person as PersonId, now });

test('an open approval can be decided until the moment it expires', () => {
  expect(refusal({})).toBeNull();
  expect(refusal({}, { now: EXPIRY })).toBe('expired');
});

test.each([
  ['approved', 'already-decided'],
  ['refused', 'already-decided'],
  ['expired', 'expired'],
  ['cancelled', 'not-waiting'],
] as const)('one that is %s cannot: %s', (state, because) => {
  expect(refusal({ state })).toBe(because);
});

test('who may not decide it hears that first, and nothing of its state', () => {
  expect(refusal({ state: 'approved' }, { person: 'bruno' })).toBe('wrong-person');
});
