import type { CaseDocument } from '../../language/schema/case-schema.ts';

/** A case of the playbook `tried`, with what differs. */
export function aCase(over: Partial<CaseDocument> = {}): CaseDocument {
  return { apiVersion: 'watchbill/v1', kind: 'Case', name: 'a-case', playbook: 'tried', expect: {}, ...over };
}
