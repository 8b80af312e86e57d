import type { EscalateStep } from '../plan/plan.ts';
import { memberOf, type MapNode } from '../source/source-node.ts';
import { assemble, compileBase, sourceOf } from './compile-base.ts';
import { present, type CompileContext } from './compile-context.ts';
import { compileExpression, compileValues } from './compile-value.ts';

/** People called level by level. */
export function compileEscalate(context: CompileContext, node: MapNode): EscalateStep {
  const base = compileBase(context, 'escalate', node);
  const until = memberOf(node, 'until');
  const step = assemble(context, node, base, {
    kind: 'escalate' as const,
    policy: sourceOf('escalate', node).escalate,
    with: compileValues(context, memberOf(node, 'with')),
    ...present({ until: until === undefined ? undefined : compileExpression(context, until) }),
  });
  context.sites.put(step, 'escalate', memberOf(node, 'escalate'));
  context.sites.put(step, 'until', until);
  return step;
}
