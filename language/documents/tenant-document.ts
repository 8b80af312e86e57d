import { itemsOf } from '../compile/compile-context.ts';
import { TenantSchema } from '../schema/tenant-schema.ts';
import { memberOf } from '../source/source-node.ts';
import { checkShape, type DocumentCheck } from './document-check.ts';
import { unknownNames } from './unknown-names.ts';

/** A tenant inherits from groups that exist. */
export const tenantDocument: DocumentCheck = (source) =>
  checkShape(TenantSchema, source, (body) => ({
    findings: unknownNames('group', itemsOf(memberOf(source.root, 'groups')), source.world.groups),
    document: { kind: 'Tenant', body },
  }));
