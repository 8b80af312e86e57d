import { invariant } from '../../contracts/invariant.ts';
import type { Range } from '../diagnostic.ts';
import type { Cel } from '../plan/plan.ts';

/** What is wrong with an expression, in its author's text. */
export interface ExpressionProblem {
  /**
   * Diagnostic code: `expression-syntax`, `expression-limit`, `method-matches`, `zone-in-expression`, `unknown-variable`,
   * `unknown-field`, `unknown-function`, `type-mismatch`; of templates `unclosed-expression`, `missing-dollar`.
   */
  readonly code: string;
  readonly summary: string;
  readonly detail: string;
  /** Inside the source. */
  readonly range: Range;
  readonly suggestion?: string;
}

/** A name or path that an expression reads. */
export interface Reference {
  /** As far as it is literal: `['steps', 'ticket', 'output', 'key']`. */
  readonly path: readonly string[];
  readonly range: Range;
  /** Read by `.?` or inside `has()`, so that it may be absent. */
  readonly optional: boolean;
}

/** What parsing gives. */
export type ParsedExpression =
  | { readonly ok: true; readonly references: readonly Reference[] }
  | { readonly ok: false; readonly problem: ExpressionProblem };

/** Parses an expression and lists what it reads. Never throws. */
export function parseExpression(source: Cel): ParsedExpression {
  invariant(false, `Not built yet: ${source}`);
}
