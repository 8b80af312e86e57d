import type { TenantId } from '../../contracts/ids.ts';
import { verifyAudit as verify } from '../../ledger/verify-audit.ts';
import type { ApiDependencies, Handler } from '../call.ts';
import type { AuditReportView } from '../contract.ts';

/** Problems that are listed of a tenant; the rest is counted. */
export const PROBLEMS_LISTED_MAX = 100;

/** Checks the audit trails of the tenants that the caller may look after, one after the other. */
export const verifyAudit: Handler<'verifyAudit'> = async (api, { tenants }) => {
  const reports: AuditReportView[] = [];
  for (const tenant of tenants) reports.push(await reportOf(api, tenant));
  return { status: 200, body: { tenants: reports } };
};

async function reportOf({ db, anchorFolder }: ApiDependencies, tenant: TenantId): Promise<AuditReportView> {
  const { problems, ...counts } = await verify(db, tenant, anchorFolder);
  return {
    tenant,
    isIntact: problems.length === 0,
    ...counts,
    problems: problems.slice(0, PROBLEMS_LISTED_MAX),
    problemsLeftOut: Math.max(problems.length - PROBLEMS_LISTED_MAX, 0),
  };
}
