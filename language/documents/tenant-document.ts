import { itemsOf } from '../compile/compile-context.ts';
import { TenantSchema } from '../schema/tenant-schema.ts';
import { memberOf } from '../source/source-node.ts';
import { checkShape, type DocumentCheck } from './document-check.ts';
import { serviceNotOffered } from './service-not-offered.ts';
import { signInMissing } from './sign-in-missing.ts';
import { signInTwice } from './sign-in-twice.ts';
import { unknownNames } from './unknown-names.ts';

/** A tenant inherits from groups that exist, has a calendar that does, and connections that can sign in. */
export const tenantDocument: DocumentCheck = (source) =>
  checkShape(TenantSchema, source, (body) => ({
    findings: [
      ...unknownNames('group', itemsOf(memberOf(source.root, 'groups')), source.world.groups),
      ...unknownNames('calendar', [memberOf(source.root, 'calendar')], source.world.calendars),
      ...signInMissing(source.root),
      ...signInTwice(source.root),
      ...serviceNotOffered(source.root),
    ],
    document: { kind: 'Tenant', body },
  }));
