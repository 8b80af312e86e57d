import { invariant } from '../../contracts/invariant.ts';
import type { Range } from '../diagnostic.ts';
import type { Cel } from '../plan/plan.ts';
import type { ExpressionProblem } from './parse-expression.ts';

/** A piece of a template: literal text, or an expression with the place of its source in the template. */
export type TemplatePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'cel'; readonly source: Cel; readonly range: Range };

/** What splitting gives. */
export type SplitTemplate =
  | { readonly ok: true; readonly parts: readonly TemplatePart[] }
  | { readonly ok: false; readonly problem: ExpressionProblem };

/** Splits a text at its `${{ … }}` spans. Never throws. */
export function splitTemplate(text: string): SplitTemplate {
  invariant(false, `Not built yet: ${text}`);
}
