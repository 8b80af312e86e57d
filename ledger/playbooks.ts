import { sql, type Kysely } from 'kysely';
import type { PersonId, PlaybookName } from '../contracts/ids.ts';
import type { Json, Sha256 } from '../contracts/json.ts';
import type { UtcTime } from '../contracts/time.ts';
import { appendAuditWithin, SYSTEM_TENANT } from './audit.ts';
import type { LedgerDatabase } from './database.ts';
import type { Schema } from './schema/schema.ts';

/** A published version of a playbook. */
export interface PlaybookVersion {
  readonly playbook: PlaybookName;
  /** 1, 2, 3 … */
  readonly version: number;
  readonly sha256: Sha256;
  readonly by: PersonId | 'watchbill';
  readonly at: UtcTime;
}

/** Makes a kept plan the current one of its playbook. Publishing the current plan again makes no new version. */
export async function publishPlaybook(
  db: LedgerDatabase,
  publication: Pick<PlaybookVersion, 'playbook' | 'sha256' | 'by'>,
): Promise<PlaybookVersion> {
  const { playbook, sha256, by } = publication;
  return db.kysely.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`publish ${playbook}`}, 0))`.execute(transaction);
    const current = await versions(transaction).where('playbook', '=', playbook).executeTakeFirst();
    if (current?.sha256 === sha256) return current;
    const version = (current?.version ?? 0) + 1;
    const { publishedAt } = await transaction
      .insertInto('playbookVersions')
      .values({ playbook, version, sha256, publishedBy: by })
      .returning('publishedAt')
      .executeTakeFirstOrThrow();
    await appendAuditWithin(transaction, SYSTEM_TENANT, {
      kind: 'playbook-published',
      actor: by,
      subject: playbook,
      body: { version, sha256 },
    });
    return { playbook, version, sha256, by, at: publishedAt };
  });
}

/** What new runs of a playbook start with. */
export async function currentPlan(
  db: LedgerDatabase,
  playbook: PlaybookName,
): Promise<(PlaybookVersion & { readonly plan: Json }) | undefined> {
  return versions(db.kysely)
    .innerJoin('plans', 'plans.sha256', 'playbookVersions.sha256')
    .select('plans.body as plan')
    .where('playbook', '=', playbook)
    .executeTakeFirst();
}

/** The current version of every playbook, by name. */
export async function listPlaybooks(db: LedgerDatabase): Promise<readonly PlaybookVersion[]> {
  return versions(db.kysely).execute();
}

/** The newest version of each playbook. */
function versions(db: Kysely<Schema>) {
  return db
    .selectFrom('playbookVersions')
    .distinctOn('playbook')
    .select(['playbook', 'version', 'playbookVersions.sha256 as sha256', 'publishedBy as by', 'publishedAt as at'])
    .orderBy('playbook')
    .orderBy('version', 'desc');
}
