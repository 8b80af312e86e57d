import type { PlaybookName } from '../contracts/ids.ts';
import type { Sha256 } from '../contracts/json.ts';
import type { Diagnostic } from '../language/diagnostic.ts';
import type { Plan } from '../language/plan/plan.ts';

/** A playbook that checks clean, as a plan. */
export interface CatalogEntry {
  readonly plan: Plan;
  /** Names the plan: SHA-256 of its canonical JSON. */
  readonly sha256: Sha256;
  /** Path of its playbook.yaml. */
  readonly file: string;
}

/** What a folder of playbooks holds. */
export interface Catalog {
  readonly playbooks: ReadonlyMap<PlaybookName, CatalogEntry>;
  /** Of all files; a playbook with an error is not among the playbooks. */
  readonly diagnostics: readonly Diagnostic[];
  /** Text of each file by its path, for printing diagnostics. */
  readonly texts: ReadonlyMap<string, string>;
}
