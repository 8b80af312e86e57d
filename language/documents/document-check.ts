import type { Static, TSchema } from 'typebox';
import type { Finding } from '../finding.ts';
import { validateShape } from '../schema/validate-shape.ts';
import { toJson, type MapNode } from '../source/source-node.ts';
import type { World } from '../world.ts';
import type { CheckedDocument } from './checked-document.ts';

/** A document that is to be checked, as it is written. */
export interface DocumentSource {
  readonly text: string;
  readonly root: MapNode;
  readonly world: World;
}

/** What was found in a document, and what it means; the latter counts only where no finding is an error. */
export interface Outcome {
  readonly findings: readonly Finding[];
  readonly document?: CheckedDocument;
}

/** Checks a document of one kind. Never throws. */
export type DocumentCheck = (source: DocumentSource) => Outcome;

/** Compares a document with the schema of its kind; what comes after needs a right shape. */
export function checkShape<Schema extends TSchema>(
  schema: Schema,
  { root }: DocumentSource,
  check: (body: Static<Schema>) => Outcome,
): Outcome {
  const findings = validateShape(schema, root).map((problem) => problem.finding);
  return findings.length > 0 ? { findings } : check(toJson(root) as unknown as Static<Schema>); // the schema has been checked
}
