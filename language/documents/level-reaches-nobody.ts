import { checkedMember, itemsOf, textOf } from '../compile/compile-context.ts';
import type { Finding } from '../finding.ts';
import { memberOf, type SourceNode } from '../source/source-node.ts';
import type { World } from '../world.ts';

/** Levels of an escalation that call nobody: they name nobody, or only teams without members and mailbox. */
export function levelReachesNobody(levels: readonly SourceNode[], { emptyTeams }: World): readonly Finding[] {
  return levels.flatMap((level): Finding[] => {
    const to = checkedMember(level, 'to');
    const recipients = itemsOf(to);
    const isNobody = (recipient: SourceNode) => emptyTeams?.has(textOf(memberOf(recipient, 'team'))) === true;
    if (!recipients.every(isNobody)) return [];
    return [
      {
        code: 'level-reaches-nobody',
        severity: 'error',
        summary: `Cannot call anybody on this level because ${recipients.length === 0 ? 'it names nobody' : 'its teams have neither members nor a mailbox'}`,
        detail: 'Name a team with members, a person or a rota, or remove the level',
        range: to.range,
      },
    ];
  });
}
