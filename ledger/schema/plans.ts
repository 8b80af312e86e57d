import type { Generated } from 'kysely';
import type { PersonId, PlaybookName } from '../../contracts/ids.ts';
import type { Json, Sha256 } from '../../contracts/json.ts';
import type { UtcTime } from '../../contracts/time.ts';
import type { JsonColumn, JsonColumnOrNull, TextColumnOrNull } from './columns.ts';

/** Plans by their hash. */
export interface PlansTable {
  sha256: Sha256;
  body: JsonColumn<Json>;
  keptAt: Generated<UtcTime>;
}

/** A warning that stood when a version was made. */
export interface VersionFinding {
  readonly code: string;
  /** From 1. */
  readonly line: number;
  readonly summary: string;
}

/** How many of something the cases went through. */
export interface VersionCovered {
  readonly covered: number;
  readonly total: number;
}

/** What the editor says about the cases of a version. */
export interface VersionCases {
  readonly passed: number;
  readonly failed: number;
  readonly steps: VersionCovered;
  readonly branches: VersionCovered;
  readonly outcomes: VersionCovered;
}

/** Published versions; the greatest is the current one. */
export interface PlaybookVersionsTable {
  playbook: PlaybookName;
  version: number;
  sha256: Sha256;
  publishedBy: PersonId | 'watchbill';
  publishedAt: Generated<UtcTime>;
  language: TextColumnOrNull;
  /** The YAML that it was compiled from. */
  source: TextColumnOrNull;
  findings: JsonColumnOrNull<readonly VersionFinding[]>;
  cases: JsonColumnOrNull<VersionCases>;
  /** The earlier version that was published again. */
  sameAs: Generated<number | null>;
}

/** What the folder of the worker held when it was read last. */
export interface FolderPlaybooksTable {
  playbook: PlaybookName;
  sha256: Sha256;
}
