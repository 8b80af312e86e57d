import { textOf } from '../compile/compile-context.ts';
import type { Finding } from '../finding.ts';
import type { SourceNode } from '../source/source-node.ts';
import { didYouMean } from '../suggest.ts';

const NAMED = {
  team: { code: 'unknown-team', because: 'no document describes it', mend: 'add a document of kind Team' },
  tenant: { code: 'unknown-tenant', because: 'no document describes it', mend: 'add a document of kind Tenant' },
  group: { code: 'unknown-group', because: 'no document describes it', mend: 'add a document of kind TenantGroup' },
  rota: { code: 'unknown-rota', because: 'no document describes it', mend: 'add a document of kind Rota' },
  calendar: { code: 'unknown-calendar', because: 'no document describes it', mend: 'add a document of kind Calendar' },
  person: { code: 'unknown-person', because: 'no team has a member of that id', mend: 'add the person to a team' },
} as const;

/** What is named by more than one kind of document. */
export type Named = keyof typeof NAMED;

/** Names that nothing in the estate bears, each at its place. Without knowledge of the estate there are none. */
export function unknownNames(
  what: Named,
  nodes: readonly (SourceNode | undefined)[],
  known: ReadonlySet<string> | undefined,
): readonly Finding[] {
  if (known === undefined) return [];
  const { code, because, mend } = NAMED[what];
  return nodes.flatMap((node): Finding[] => {
    const name = textOf(node);
    if (node === undefined || known.has(name)) return [];
    return [
      {
        code,
        severity: 'error',
        summary: `Cannot find the ${what === 'group' ? 'tenant group' : what} "${name}": ${because}`,
        detail: `Correct the name, or ${mend}`,
        range: node.range,
        ...didYouMean(name, known),
      },
    ];
  });
}
