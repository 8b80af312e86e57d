import type { Logger } from 'pino';
import { readPlan } from '../language/plan/read-plan.ts';
import type { Plan } from '../language/plan/plan.ts';
import type { LedgerDatabase } from '../ledger/database.ts';
import { currentPlan, listPlaybooks } from '../ledger/playbooks.ts';

/** The current plan of every playbook, as the ledger had it when it was asked last. */
export interface PublishedPlans {
  readonly plans: ReadonlyMap<string, Plan>;
  /** Asks again. True: something was published since. */
  refresh(): Promise<boolean>;
}

/** Follows what is published, so that schedules change without a restart. Empty until it is refreshed. */
export function followPublished(db: LedgerDatabase, log: Logger): PublishedPlans {
  let plans: ReadonlyMap<string, Plan> = new Map();
  let known = '';
  return {
    get plans() {
      return plans;
    },
    async refresh() {
      const versions = await listPlaybooks(db);
      const now = versions.map(({ playbook, version }) => `${playbook}@${version}`).join();
      if (now === known) return false;
      const found = await Promise.all(
        versions.map(async ({ playbook }) => [playbook, await planOf(db, log, playbook)] as const),
      );
      plans = new Map(found.flatMap(([name, plan]) => (plan === undefined ? [] : [[name, plan]])));
      known = now;
      return true;
    },
  };
}

async function planOf(
  db: LedgerDatabase,
  log: Logger,
  playbook: Parameters<typeof currentPlan>[1],
): Promise<Plan | undefined> {
  const read = readPlan((await currentPlan(db, playbook))?.plan ?? null);
  if ('plan' in read) return read.plan;
  log.error({ playbook, failure: read.failure }, 'plan-unreadable');
  return undefined;
}
