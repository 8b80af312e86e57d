import type { Finding } from '../finding.ts';
import { headRange } from '../schema/locate.ts';
import { memberOf, type SourceNode } from '../source/source-node.ts';

/** By section: the keys of which a guard needs one. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  limits: ['perRun', 'perHour', 'perDay'],
  protected: ['users', 'devices', 'targets'],
  fourEyes: ['actions', 'impacts'],
};

/** Guards that could stop nothing, which their author would not notice before the day they are needed. */
export function guardWithoutEffect(section: string, guards: readonly SourceNode[]): readonly Finding[] {
  const needed = NEEDED[section];
  if (needed === undefined) return [];
  return guards.flatMap((guard): Finding[] => {
    if (needed.some((key) => isGiven(memberOf(guard, key)))) return [];
    return [
      {
        code: 'guard-without-effect',
        severity: 'error',
        summary: `Cannot use the guard of "${section}" because it stops nothing: it has none of ${needed.map((key) => `"${key}"`).join(', ')}`,
        detail: 'Add one of them, or remove the guard',
        range: headRange(guard),
      },
    ];
  });
}

/** An empty list says as little as none. */
function isGiven(node: SourceNode | undefined): boolean {
  return node !== undefined && !(node.kind === 'list' && node.items.length === 0);
}
