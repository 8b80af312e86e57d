import { checkCase } from '../lint/check-case.ts';
import { CaseSchema } from '../schema/case-schema.ts';
import { checkShape, type DocumentCheck } from './document-check.ts';

/** A case names what its playbook, the catalogue and the estate have. */
export const caseDocument: DocumentCheck = (source) =>
  checkShape(CaseSchema, source, (body) => ({
    findings: checkCase(source.root, body, source.world),
    document: { kind: 'Case', case: body },
  }));
