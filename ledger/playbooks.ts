import { sql, type Kysely, type Transaction } from 'kysely';
import type { PersonId, PlaybookName } from '../contracts/ids.ts';
import type { Json, Sha256 } from '../contracts/json.ts';
import type { UtcTime } from '../contracts/time.ts';
import { asJson } from './as-json.ts';
import { appendAuditWithin, SYSTEM_TENANT } from './audit.ts';
import type { LedgerDatabase } from './database.ts';
import type { VersionCases, VersionFinding } from './schema/plans.ts';
import type { Schema } from './schema/schema.ts';

/** A published version of a playbook. */
export interface PlaybookVersion {
  readonly playbook: PlaybookName;
  /** 1, 2, 3 … */
  readonly version: number;
  readonly sha256: Sha256;
  /** `watchbill`: a worker published its folder. */
  readonly by: PersonId | 'watchbill';
  readonly at: UtcTime;
}

/** What is kept of a version beside its plan. Null: nobody said. */
export interface VersionDetails {
  readonly language: string | null;
  readonly source: string | null;
  readonly findings: readonly VersionFinding[] | null;
  readonly cases: VersionCases | null;
  /** The earlier version that was published again. */
  readonly sameAs: number | null;
}

/** A plan to be made the current one of its playbook. */
export interface Publication extends Pick<PlaybookVersion, 'playbook' | 'sha256' | 'by'> {
  readonly details?: Partial<VersionDetails>;
  /** Number of the version that the editor takes for the current one, 0 for none. @default whichever it is */
  readonly expected?: number;
}

/** `made`: a new version; `same`: the current one has this plan; `overtaken`: the current one is not the expected one. */
export type Published =
  | (PlaybookVersion & { readonly end: 'made' | 'same' })
  /** 0: there is none. */
  | { readonly end: 'overtaken'; readonly version: number };

/**
 * Makes a kept plan the current one of its playbook. Publishing the current plan again makes no new version.
 *
 * @returns the version that is the current one afterwards; `overtaken`: nothing was published.
 */
export async function publishPlaybook(db: LedgerDatabase, publication: Publication): Promise<Published> {
  return db.kysely.transaction().execute(async (transaction) => {
    await lockPlaybook(transaction, publication.playbook);
    return publishWithin(transaction, publication);
  });
}

/**
 * Publishes what the folder of a worker holds, if the folder has changed since it was read last: otherwise a version that
 * a person published since then would be undone by every restart.
 */
export async function publishFromFolder(
  db: LedgerDatabase,
  publication: Pick<Publication, 'playbook' | 'sha256' | 'details'>,
): Promise<void> {
  const { playbook, sha256 } = publication;
  await db.kysely.transaction().execute(async (transaction) => {
    await lockPlaybook(transaction, playbook);
    const seen = await transaction
      .selectFrom('folderPlaybooks')
      .select('sha256')
      .where('playbook', '=', playbook)
      .executeTakeFirst();
    if (seen?.sha256 === sha256) return;
    await transaction
      .insertInto('folderPlaybooks')
      .values({ playbook, sha256 })
      .onConflict((conflict) => conflict.column('playbook').doUpdateSet({ sha256 }))
      .execute();
    await publishWithin(transaction, { ...publication, by: 'watchbill' });
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

async function lockPlaybook(transaction: Transaction<Schema>, playbook: PlaybookName): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`publish ${playbook}`}, 0))`.execute(transaction);
}

async function publishWithin(transaction: Transaction<Schema>, publication: Publication): Promise<Published> {
  const { playbook, sha256, by, details = {}, expected } = publication;
  const current = await versions(transaction).where('playbook', '=', playbook).executeTakeFirst();
  // Before the comparison with what was expected: a call that is repeated finds its own version.
  if (current?.sha256 === sha256) return { ...current, end: 'same' };
  const before = current?.version ?? 0;
  if (expected !== undefined && expected !== before) return { end: 'overtaken', version: before };
  const version = before + 1;
  const { language = null, source = null, findings = null, cases = null, sameAs = null } = details;
  const { publishedAt } = await transaction
    .insertInto('playbookVersions')
    .values({
      playbook,
      version,
      sha256,
      publishedBy: by,
      language,
      source,
      sameAs,
      findings: findings === null ? null : asJson(findings),
      cases: cases === null ? null : asJson(cases),
    })
    .returning('publishedAt')
    .executeTakeFirstOrThrow();
  await appendAuditWithin(transaction, SYSTEM_TENANT, {
    kind: 'playbook-published',
    actor: by,
    subject: playbook,
    body: { version, sha256, ...(sameAs === null ? {} : { sameAs }) },
  });
  return { playbook, version, sha256, by, at: publishedAt, end: 'made' };
}
