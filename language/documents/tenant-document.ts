import { itemsOf } from '../compile/compile-context.ts';
import { TenantSchema } from '../schema/tenant-schema.ts';
import { memberOf } from '../source/source-node.ts';
import { checkShape, type DocumentCheck } from './document-check.ts';
import { unknownNames } from './unknown-names.ts';

/** A tenant inherits from groups that exist, and has a calendar that does. */
export const tenantDocument: DocumentCheck = (source) =>
  checkShape(TenantSchema, source, (body) => ({
    findings: [
      ...unknownNames('group', itemsOf(memberOf(source.root, 'groups')), source.world.groups),
      ...unknownNames('calendar', [memberOf(source.root, 'calendar')], source.world.calendars),
    ],
    document: { kind: 'Tenant', body },
  }));
