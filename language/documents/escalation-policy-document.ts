import { itemsOf } from '../compile/compile-context.ts';
import { EscalationPolicySchema } from '../schema/escalation-policy-schema.ts';
import { memberOf } from '../source/source-node.ts';
import { checkShape, type DocumentCheck } from './document-check.ts';
import { levelReachesNobody } from './level-reaches-nobody.ts';
import { unknownNames } from './unknown-names.ts';

/** A policy calls teams, people and rotas that exist, and somebody on each of its levels. */
export const escalationPolicyDocument: DocumentCheck = (source) =>
  checkShape(EscalationPolicySchema, source, (body) => {
    const { world } = source;
    const levels = itemsOf(memberOf(source.root, 'levels'));
    const recipients = levels.flatMap((level) => itemsOf(memberOf(level, 'to')));
    const named = (key: string) => recipients.map((recipient) => memberOf(recipient, key));
    return {
      findings: [
        ...unknownNames('team', named('team'), world.teams),
        ...unknownNames('person', named('person'), world.people),
        ...unknownNames('rota', named('rota'), world.rotas),
        ...levelReachesNobody(levels, world),
      ],
      document: { kind: 'EscalationPolicy', body },
    };
  });
