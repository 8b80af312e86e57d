import type { Step } from '../../../language/plan/plan.ts';
import type { ActionSignature, ActionSignatures } from '../../../language/schema/action-signature.ts';
import { explainKind } from '../../../language/explain/explain-kind.ts';
import type { Explained } from '../../../language/explain/explained.ts';

/** A signature of the catalogue with everything filled in that a test does not say. */
export const aSignature = (name: string, more: Partial<ActionSignature> = {}): ActionSignature => ({
  name,
  version: 1,
  summary: 'Writes something',
  input: {},
  output: {},
  example: { input: {}, output: {} },
  impact: 'write',
  quick: false,
  repeat: 'idempotent',
  targets: ['target'],
  needs: { connection: 'servicenow', permissions: ['incident: write'] },
  ...more,
});

/** A catalogue. */
export const catalogue = (...signatures: readonly ActionSignature[]): ActionSignatures =>
  new Map(signatures.map((signature) => [signature.name, signature]));

/** What the kind of a step says of it, with a catalogue that has `test.write`. */
export const explained = (step: Step): Explained => explainKind(step, catalogue(aSignature('test.write')));
