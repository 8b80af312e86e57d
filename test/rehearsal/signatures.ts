import type { ActionSignature, ActionSignatures } from '../../language/schema/action-signature.ts';

const WRITE: ActionSignature = {
  name: 'test.write',
  version: 1,
  summary: 'Writes something',
  input: { type: 'object' },
  output: { type: 'object' },
  example: { input: {}, output: { key: 'example' } },
  impact: 'write',
  quick: false,
  repeat: 'idempotent',
  targets: [],
  needs: { connection: 'servicenow', permissions: [] },
};

/** A catalogue of the one action that the built plans call. */
export const signatures: ActionSignatures = new Map([[WRITE.name, WRITE]]);
