import type { ActionStep } from '../plan/plan.ts';
import { memberOf, type MapNode } from '../source/source-node.ts';
import { assemble, compileBase, sourceOf } from './compile-base.ts';
import { present, type CompileContext } from './compile-context.ts';
import { compileValues } from './compile-value.ts';

/** Retries by default only what is safe or idempotent: a repeat of anything else is never an accident. */
export function compileAction(context: CompileContext, node: MapNode): ActionStep {
  const source = sourceOf('action', node);
  const [action = ''] = source.action.split('@');
  const base = compileBase(context, 'action', node);
  const repeat = context.world.actions.get(action)?.repeat;
  const mayRepeat = repeat === 'safe' || repeat === 'idempotent';
  return assemble(context, node, base, {
    kind: 'action' as const,
    action,
    with: compileValues(context, memberOf(node, 'with')),
    ...present({ approval: source.approval }),
    timeoutMs: base.timeoutMs ?? context.defaults.timeoutMs,
    ...present({ retry: base.retry ?? (mayRepeat ? context.defaults.retry : undefined) }),
  });
}
