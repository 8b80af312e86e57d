import type { BudgetPort } from '../connectors/http/budget.ts';
import { closeBudget, takeCalls } from '../ledger/call-budgets.ts';
import type { LedgerDatabase } from '../ledger/database.ts';

/** Budgets of calls kept in the ledger, so that all workers share them. Fails with `LedgerUnavailable` alone. */
export function createBudgetPort(db: LedgerDatabase): BudgetPort {
  return {
    take: ({ tenant, ...asked }) => takeCalls(db, tenant, asked),
    close: ({ tenant, ...closure }) => closeBudget(db, tenant, closure),
  };
}
