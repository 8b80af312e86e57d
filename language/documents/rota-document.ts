import { itemsOf } from '../compile/compile-context.ts';
import { RotaSchema } from '../schema/rota-schema.ts';
import { memberOf } from '../source/source-node.ts';
import { checkShape, type DocumentCheck } from './document-check.ts';
import { emptyPeriods } from './empty-period.ts';
import { nameTwice } from './name-twice.ts';
import { rotaGap } from './rota-gap.ts';
import { rotaHandOver } from './rota-hand-over.ts';
import { unknownNames } from './unknown-names.ts';

/** A rota names people whom a team has, and leaves no hour to nobody unless it says so. */
export const rotaDocument: DocumentCheck = (source) =>
  checkShape(RotaSchema, source, (body) => {
    const layers = itemsOf(memberOf(source.root, 'layers'));
    const overrides = itemsOf(memberOf(source.root, 'overrides'));
    const people = [
      ...layers.flatMap((layer) => itemsOf(memberOf(layer, 'people'))),
      ...overrides.map((override) => memberOf(override, 'person')),
    ];
    return {
      findings: [
        ...unknownNames('person', people, source.world.people),
        ...nameTwice('layer', layers),
        ...rotaHandOver(layers),
        ...rotaGap(source.root, body),
        ...emptyPeriods(overrides, 'from'),
      ],
      document: { kind: 'Rota', body },
    };
  });
