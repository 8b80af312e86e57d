import type { Cel } from '../plan/plan.ts';
import type { ExpressionProblem } from './expression-problem.ts';
import { parseSource } from './parse-source.ts';
import { type Reference, referencesOf } from './references.ts';

export type { ExpressionProblem } from './expression-problem.ts';
export type { Reference } from './references.ts';

/** What parsing gives. */
export type ParsedExpression =
  | { readonly ok: true; readonly references: readonly Reference[] }
  | { readonly ok: false; readonly problem: ExpressionProblem };

/** Parses an expression and lists what it reads. Never throws. */
export function parseExpression(source: Cel): ParsedExpression {
  const parsed = parseSource(source);
  return parsed.ok ? { ok: true, references: referencesOf(parsed.node) } : parsed;
}
