import type { Value } from '../plan/plan.ts';
import type { SourceNode } from '../source/source-node.ts';
import { literal, type CompileContext } from './compile-context.ts';
import { compileExpression } from './compile-value.ts';

/** A moment is written as RFC 3339, or is the result of an expression. */
export function compileMoment(context: CompileContext, written: string, node: SourceNode): Value {
  if (/^\d{4}-\d{2}-\d{2}T/.test(written)) return literal(written);
  const value = { cel: compileExpression(context, node) };
  context.sites.put(value, 'cel', node);
  return value;
}
