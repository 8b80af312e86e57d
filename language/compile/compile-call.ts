import type { PlaybookName } from '../../contracts/ids.ts';
import type { CallStep, CallTenants } from '../plan/plan.ts';
import { memberOf, toJson, type MapNode, type SourceNode } from '../source/source-node.ts';
import { assemble, compileBase, sourceOf } from './compile-base.ts';
import { checkedMember, membersOf, present, type CompileContext } from './compile-context.ts';
import { compileExpression, compileValues } from './compile-value.ts';

/** Tenants of a wave whose author names no number: all that are left. */
const REST = 500;
/** The least surprise: one tenant that went wrong is enough. */
const HALT_WHEN = 'calls.failed > 0';

/** A run of another playbook. */
export function compileCall(context: CompileContext, node: MapNode): CallStep {
  const base = compileBase(context, 'call', node);
  const source = sourceOf('call', node);
  const [playbook, section] = source.call.split('#') as [PlaybookName, string?]; // the pattern of the key
  const tenants = memberOf(node, 'tenants');
  const step = assemble(context, node, base, {
    kind: 'call' as const,
    playbook,
    ...present({ section }),
    with: compileValues(context, memberOf(node, 'with')),
    mode: source.mode ?? ('wait' as const),
    ...present({ tenants: tenants === undefined ? undefined : compileTenants(context, tenants) }),
  });
  for (const [key, member] of membersOf(tenants)) context.sites.put(step, `tenants.${key}`, member);
  return step;
}

function compileTenants(context: CompileContext, node: SourceNode): CallTenants {
  const { canary = 1, then: size = REST } = toJson(node) as { readonly canary?: number; readonly then?: number }; // checked
  const haltWhen = memberOf(node, 'haltWhen');
  return {
    in: compileExpression(context, checkedMember(node, 'in')),
    canary,
    size,
    haltWhen: haltWhen === undefined ? HALT_WHEN : compileExpression(context, haltWhen),
  };
}
