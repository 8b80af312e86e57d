import { parseExpression } from '../expressions/parse-expression.ts';
import type { ActionStep, Undo, Value, Values } from '../plan/plan.ts';
import { memberOf, type MapNode, type SourceNode } from '../source/source-node.ts';
import { assemble, compileBase, sourceOf } from './compile-base.ts';
import { checkedDuration, checkedMember, membersOf, present, textOf, type CompileContext } from './compile-context.ts';
import { compileValues } from './compile-value.ts';

/** Retries by default only what is safe or idempotent: a repeat of anything else is never an accident. */
export function compileAction(context: CompileContext, node: MapNode): ActionStep {
  const source = sourceOf('action', node);
  const [action = ''] = source.action.split('@');
  const base = compileBase(context, 'action', node);
  const repeat = context.world.actions.get(action)?.repeat;
  const mayRepeat = repeat === 'safe' || repeat === 'idempotent';
  const undo = memberOf(node, 'undo');
  const step = assemble(context, node, base, {
    kind: 'action' as const,
    action,
    with: compileValues(context, memberOf(node, 'with')),
    ...present({
      approval: source.approval,
      undo: undo === undefined ? undefined : compileUndo(context, undo),
      undoAfterMs: source.undoAfter === undefined ? undefined : checkedDuration(source.undoAfter),
    }),
    timeoutMs: base.timeoutMs ?? context.defaults.timeoutMs,
    ...present({ retry: base.retry ?? (mayRepeat ? context.defaults.retry : undefined) }),
  });
  for (const [key, member] of membersOf(undo)) context.sites.put(step, `undo.${key}`, member);
  return step;
}

function compileUndo(context: CompileContext, node: SourceNode): Undo {
  const written = textOf(checkedMember(node, 'action'));
  const values = compileValues(context, memberOf(node, 'with'));
  return { action: written.replace(/@.*/, ''), with: values, readsOutput: Object.values(values).some(readsSelf) };
}

function readsSelf(value: Value): boolean {
  if ('lit' in value) return false;
  if ('cel' in value) return namesSelf(value.cel);
  if ('text' in value) return value.text.some((part) => typeof part === 'object' && namesSelf(part.cel));
  const inside: Values | readonly Value[] = 'list' in value ? value.list : value.map;
  return Object.values(inside).some(readsSelf);
}

function namesSelf(source: string): boolean {
  const parsed = parseExpression(source);
  return parsed.ok && parsed.references.some(({ path }) => path[0] === 'self');
}
