import { Migrator, type Migration } from 'kysely';
import type { LedgerDatabase } from './database.ts';
import * as plans from './migrations/0001-plans.ts';
import * as runs from './migrations/0002-runs.ts';
import * as approvals from './migrations/0003-approvals.ts';
import * as inbox from './migrations/0004-inbox.ts';
import * as feeds from './migrations/0005-feeds.ts';
import * as effects from './migrations/0006-effects.ts';
import * as audit from './migrations/0007-audit.ts';

/** Every migration, in order. A migration that has been released never changes. */
const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-plans': plans,
  '0002-runs': runs,
  '0003-approvals': approvals,
  '0004-inbox': inbox,
  '0005-feeds': feeds,
  '0006-effects': effects,
  '0007-audit': audit,
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
    provider: { getMigrations: () => Promise.resolve({ ...MIGRATIONS }) },
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}
