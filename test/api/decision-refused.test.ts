import { expect, test } from 'vitest';
import { decisionRefused } from '../../api/decision-refused.ts';
import { REFUSAL_CODES, type RefusalCode } from '../../contracts/run.ts';
import { aDecision, anApproval } from './an-approval.ts';

test.each(Object.keys(REFUSAL_CODES) as RefusalCode[])(
  '%s names step and run and has a status of its own kind',
  (code) => {
    const refused = decisionRefused(anApproval(), code);
    expect(refused.code).toBe(code);
    expect(refused.message).toBe(`Cannot decide step "ask" of run "r-0123456789ab": ${REFUSAL_CODES[code]}`);
    expect([400, 403, 409, 410, 413, 503]).toContain(refused.status);
  },
);

test('of several decisions the one that settled it is the winner', () => {
  const decisions = [aDecision('ada'), aDecision('chen'), aDecision('eve', { refused: 'already-decided' })];
  const refused = decisionRefused(anApproval({ state: 'approved', quorum: 2, decisions }), 'already-decided');
  expect(refused.details.winner).toBe('chen');
});

test('while the ledger does not know yet, nobody is named', () => {
  expect(
    decisionRefused(anApproval({ decisions: [aDecision('ada')] }), 'already-decided').details.winner,
  ).toBeUndefined();
});
