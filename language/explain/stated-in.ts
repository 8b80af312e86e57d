import { allSteps, topLists } from '../plan/all-steps.ts';
import type { Draft } from '../compile/draft.ts';
import { itemsOf, textOf } from '../compile/compile-context.ts';
import { memberOf, type SourceNode } from '../source/source-node.ts';

/** What an author tells people and no run needs, so that it is not in the plan and does not change its hash. */
export interface Stated {
  readonly description?: string;
  readonly references: readonly string[];
  /** By the id of the step: why a step that contains something needs no approval. */
  readonly reasons: Readonly<Record<string, string>>;
}

/** Nothing is known of what the author says. */
export const NOTHING_STATED: Stated = { references: [], reasons: {} };

/** What the author of a checked playbook tells people. */
export function statedIn({ plan, sites }: Draft, root: SourceNode): Stated {
  const description = memberOf(root, 'description');
  const reasons = allSteps(topLists(plan)).flatMap((step) => {
    const reason = memberOf(sites.node(step), 'reason');
    return reason === undefined ? [] : [[step.id, textOf(reason)] as const];
  });
  return {
    ...(description === undefined ? {} : { description: textOf(description) }),
    references: itemsOf(memberOf(root, 'references')).map(textOf),
    reasons: Object.fromEntries(reasons),
  };
}
