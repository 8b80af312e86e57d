import type { PersonId, RunId, StepPath } from '../../contracts/ids.ts';
import type { ApprovalRow, DecisionRow } from '../../ledger/approvals.ts';
import { CONTOSO } from './a-soc.ts';

/** An open approval for chen, with what differs. */
export function anApproval(over: Partial<ApprovalRow> = {}): ApprovalRow {
  return {
    tenant: CONTOSO,
    runId: 'r-0123456789ab' as RunId,
    path: 'ask' as StepPath,
    question: 'Purge?',
    shown: [{ name: 'mails', value: ['m-1'] }],
    targetsSha256: 'a'.repeat(64),
    by: [{ team: 'contoso-team' }],
    notBy: [],
    quorum: 1,
    askedAt: '2026-11-21T09:00:00.000Z',
    expiresAt: '2026-11-21T10:00:00.000Z',
    state: 'open',
    reminders: 0,
    closedAt: null,
    decisions: [],
    ...over,
  };
}

/** A decision that counted, with what differs. */
export function aDecision(person: string, over: Partial<DecisionRow> = {}): DecisionRow {
  return {
    decisionId: `${person}.1`,
    person: person as PersonId,
    approve: true,
    reason: 'seen',
    at: '2026-11-21T09:30:00.000Z',
    refused: null,
    ...over,
  };
}
