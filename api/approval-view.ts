import type { PlaybookName } from '../contracts/ids.ts';
import type { RefusalCode } from '../contracts/run.ts';
import type { ApprovalRow } from '../ledger/approvals.ts';
import type { ApiDependencies } from './call.ts';
import type { ApprovalView } from './contract.ts';
import { recipientInWords } from './words.ts';

/** An approval as somebody sees it. */
export function approvalView(
  api: Pick<ApiDependencies, 'directory'>,
  row: ApprovalRow,
  seen: { readonly playbook: PlaybookName | null; readonly refusal: RefusalCode | null },
): ApprovalView {
  return {
    run: row.runId,
    tenant: row.tenant,
    tenantTitle: api.directory.tenants.get(row.tenant)?.title ?? row.tenant,
    playbook: seen.playbook,
    path: row.path,
    question: row.question,
    shown: row.shown.map(({ name, value }) => ({ name, value })),
    targetsSha256: row.targetsSha256,
    askedAt: row.askedAt,
    expiresAt: row.expiresAt,
    state: row.state,
    quorum: row.quorum,
    by: row.by.map(recipientInWords),
    decisions: row.decisions.flatMap(({ person, approve, reason, at, refused }) =>
      refused !== null || approve === null ? [] : [{ person, approve, reason: reason ?? '', at }],
    ),
    refusal: seen.refusal,
  };
}
