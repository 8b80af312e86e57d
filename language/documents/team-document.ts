import { itemsOf } from '../compile/compile-context.ts';
import { TeamSchema } from '../schema/team-schema.ts';
import { memberOf } from '../source/source-node.ts';
import { checkShape, type DocumentCheck } from './document-check.ts';
import { unknownNames } from './unknown-names.ts';

/** A team works for tenants that exist, and its rota exists. */
export const teamDocument: DocumentCheck = (source) =>
  checkShape(TeamSchema, source, (body) => ({
    findings: [
      ...unknownNames('tenant', itemsOf(memberOf(source.root, 'tenants')), source.world.tenants),
      ...unknownNames('rota', [memberOf(source.root, 'rota')], source.world.rotas),
    ],
    document: { kind: 'Team', body },
  }));
