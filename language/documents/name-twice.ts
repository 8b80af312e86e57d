import { checkedMember, textOf } from '../compile/compile-context.ts';
import type { Finding } from '../finding.ts';
import type { SourceNode } from '../source/source-node.ts';

/** Items of a list that bear the name of one before them. */
export function nameTwice(what: 'layer' | 'field', items: readonly SourceNode[]): readonly Finding[] {
  const names = items.map((item) => checkedMember(item, 'name'));
  return names.flatMap((node, at): Finding[] => {
    const name = textOf(node);
    if (names.findIndex((other) => textOf(other) === name) === at) return [];
    return [
      {
        code: 'name-twice',
        severity: 'error',
        summary: `Cannot use the name "${name}" for two ${what}s: one before has it already`,
        detail: `Give each ${what} a name of its own`,
        range: node.range,
      },
    ];
  });
}
