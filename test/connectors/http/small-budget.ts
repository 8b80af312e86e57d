import type { BudgetAsk, BudgetPort } from '../../../connectors/http/budget.ts';

/** A budget in memory that answers as it is told, and what it was asked. */
export interface SmallBudget extends BudgetPort {
  readonly asked: BudgetAsk[];
  readonly closed: Parameters<BudgetPort['close']>[0][];
}

/** Makes one that answers the waits given, then grants. */
export function aSmallBudget(...waits: readonly number[]): SmallBudget {
  const asked: BudgetAsk[] = [];
  const closed: SmallBudget['closed'] = [];
  return {
    asked,
    closed,
    take: (ask) => Promise.resolve(waits[asked.push(ask) - 1] ?? 0),
    close: (closure) => {
      closed.push(closure);
      return Promise.resolve();
    },
  };
}
