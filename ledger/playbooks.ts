import type { PersonId, PlaybookName } from '../contracts/ids.ts';
import { InvariantViolation } from '../contracts/invariant.ts';
import type { Json, Sha256 } from '../contracts/json.ts';
import type { UtcTime } from '../contracts/time.ts';
import type { LedgerDatabase } from './database.ts';

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
  throw new InvariantViolation(`${typeof db}${publication.sha256}`);
}

/** What new runs of a playbook start with. */
export async function currentPlan(
  db: LedgerDatabase,
  playbook: PlaybookName,
): Promise<(PlaybookVersion & { readonly plan: Json }) | undefined> {
  throw new InvariantViolation(`${typeof db}${playbook}`);
}

/** The current version of every playbook, by name. */
export async function listPlaybooks(db: LedgerDatabase): Promise<readonly PlaybookVersion[]> {
  throw new InvariantViolation(typeof db);
}
