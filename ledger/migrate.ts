import { CompiledQuery, Migrator, type Migration } from 'kysely';
import type { LedgerDatabase } from './database.ts';
import { translateDatabaseError } from './ledger-unavailable.ts';
import { PLANS } from './migrations/0001-plans.ts';
import { RUNS } from './migrations/0002-runs.ts';
import { APPROVALS } from './migrations/0003-approvals.ts';
import { INBOX } from './migrations/0004-inbox.ts';
import { FEEDS } from './migrations/0005-feeds.ts';
import { EFFECTS } from './migrations/0006-effects.ts';
import { AUDIT } from './migrations/0007-audit.ts';
import { VERSIONS } from './migrations/0008-versions.ts';
import { TASKS } from './migrations/0009-tasks.ts';
import { AFTER_END } from './migrations/0010-after-end.ts';
import { RUN_ENDS } from './migrations/0011-run-ends.ts';
import { EVENT_GROUPS } from './migrations/0012-event-groups.ts';
import { PARKED_EVENTS } from './migrations/0013-parked-events.ts';
import { PAUSES } from './migrations/0014-pauses.ts';
import { CALL_BUDGETS } from './migrations/0015-call-budgets.ts';

/** Every migration, in order. A migration that has been released never changes. */
const MIGRATIONS: Readonly<Record<string, readonly string[]>> = {
  '0001-plans': PLANS,
  '0002-runs': RUNS,
  '0003-approvals': APPROVALS,
  '0004-inbox': INBOX,
  '0005-feeds': FEEDS,
  '0006-effects': EFFECTS,
  '0007-audit': AUDIT,
  '0008-versions': VERSIONS,
  '0009-tasks': TASKS,
  '0010-after-end': AFTER_END,
  '0011-run-ends': RUN_ENDS,
  '0012-event-groups': EVENT_GROUPS,
  '0013-parked-events': PARKED_EVENTS,
  '0014-pauses': PAUSES,
  '0015-call-budgets': CALL_BUDGETS,
};

/**
 * Brings the tables to the newest version; several processes may call it at once, one of them does the work.
 *
 * @throws {LedgerUnavailable} Nothing is half done: PostgreSQL changes tables in transactions.
 */
export async function migrateLedger(db: LedgerDatabase): Promise<void> {
  // The migrator's own tables are named in camelCase by kysely; without plugins they stay as it writes them.
  const migrator = new Migrator({
    db: db.kysely.withoutPlugins(),
    provider: { getMigrations: () => Promise.resolve(migrations()) },
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw translateDatabaseError(error);
}

function migrations(): Record<string, Migration> {
  return Object.fromEntries(Object.entries(MIGRATIONS).map(([name, statements]) => [name, migrationOf(statements)]));
}

function migrationOf(statements: readonly string[]): Migration {
  return {
    up: async (db) => {
      for (const statement of statements) await db.executeQuery(CompiledQuery.raw(statement));
    },
  };
}
