import { TenantGroupSchema } from '../schema/tenant-group-schema.ts';
import { checkShape, type DocumentCheck } from './document-check.ts';

/** A tenant group refers to nothing that could be missing: playbooks may come later. */
export const tenantGroupDocument: DocumentCheck = (source) =>
  checkShape(TenantGroupSchema, source, (body) => ({ findings: [], document: { kind: 'TenantGroup', body } }));
