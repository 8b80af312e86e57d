import { sql } from 'kysely';
import type { PlaybookName, TenantId } from '../contracts/ids.ts';
import type { Json, Sha256 } from '../contracts/json.ts';
import type { LedgerDatabase } from './database.ts';
import type { PlaybookVersion, VersionDetails } from './playbooks.ts';

/** A version with all that is known of it. */
export interface VersionRow extends PlaybookVersion, Omit<VersionDetails, 'source'> {
  /** It is what new runs start with. */
  readonly isCurrent: boolean;
  /** Open runs of the asked tenants that keep its plan. */
  readonly openRuns: number;
}

/** Which versions. */
export interface VersionsWanted {
  readonly playbook?: PlaybookName;
  readonly version?: number;
  /** Beginning of the hash of the plan, in lower case. */
  readonly hashPrefix?: string;
  /** Only what new runs start with. @default false */
  readonly onlyCurrent?: boolean;
}

/** Versions listed at most. */
export const VERSIONS_MAX = 200;

/**
 * Versions by name of the playbook, newest first.
 *
 * @param tenants whose open runs are counted.
 */
export async function listVersions(
  db: LedgerDatabase,
  tenants: readonly TenantId[],
  wanted: VersionsWanted,
): Promise<readonly VersionRow[]> {
  let query = db.kysely
    .selectFrom('playbookVersions as v')
    .select(['v.playbook', 'v.version', 'v.sha256', 'v.publishedBy as by', 'v.publishedAt as at'])
    .select(['v.language', 'v.findings', 'v.cases', 'v.sameAs'])
    .select([IS_CURRENT.as('isCurrent'), openRuns(tenants).as('openRuns')])
    .orderBy('v.playbook')
    .orderBy('v.version', 'desc')
    .limit(VERSIONS_MAX);
  if (wanted.playbook !== undefined) query = query.where('v.playbook', '=', wanted.playbook);
  if (wanted.version !== undefined) query = query.where('v.version', '=', wanted.version);
  if (wanted.hashPrefix !== undefined) query = query.where(sql<boolean>`starts_with(v.sha256, ${wanted.hashPrefix})`);
  if (wanted.onlyCurrent === true) query = query.where(IS_CURRENT);
  return query.execute();
}

/** The plan of a version and the text that it was compiled from, where that is known. */
export async function readVersion(
  db: LedgerDatabase,
  { playbook, version }: Pick<PlaybookVersion, 'playbook' | 'version'>,
): Promise<{ readonly plan: Json; readonly sha256: Sha256; readonly source: string | null } | undefined> {
  return db.kysely
    .selectFrom('playbookVersions as v')
    .innerJoin('plans', 'plans.sha256', 'v.sha256')
    .select(['plans.body as plan', 'v.sha256', 'v.source'])
    .where('v.playbook', '=', playbook)
    .where('v.version', '=', version)
    .executeTakeFirst();
}

const IS_CURRENT = sql<boolean>`v.version = (select max(version) from playbook_versions w where w.playbook = v.playbook)`;

/** Of an older version with the same plan the same runs are counted: a run knows its plan, not its version. */
function openRuns(tenants: readonly TenantId[]) {
  return sql<number>`(select count(*) from runs r where r.outcome is null and r.playbook = v.playbook
    and r.plan_sha256 = v.sha256 and r.tenant = any(${tenants}))`;
}
