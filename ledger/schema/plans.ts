import type { Generated } from 'kysely';
import type { PersonId, PlaybookName } from '../../contracts/ids.ts';
import type { Json, Sha256 } from '../../contracts/json.ts';
import type { UtcTime } from '../../contracts/time.ts';
import type { JsonColumn } from './columns.ts';

/** Plans by their hash. */
export interface PlansTable {
  sha256: Sha256;
  body: JsonColumn<Json>;
  keptAt: Generated<UtcTime>;
}

/** Published versions; the greatest is the current one. */
export interface PlaybookVersionsTable {
  playbook: PlaybookName;
  version: number;
  sha256: Sha256;
  publishedBy: PersonId | 'watchbill';
  publishedAt: Generated<UtcTime>;
}
