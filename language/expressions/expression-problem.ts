import type { Range } from '../diagnostic.ts';
import { nearestName } from './nearest-name.ts';

/** What is wrong with an expression, in its author's text. */
export interface ExpressionProblem {
  /**
   * Diagnostic code: `expression-syntax`, `expression-limit`, `method-matches`, `zone-in-expression`, `invalid-pattern`,
   * `unknown-function`, `unknown-variable`, `unknown-field`, `type-mismatch`; of templates `unclosed-expression` and
   * `missing-dollar`.
   */
  readonly code: string;
  /** One sentence: «Cannot …: <what was found>». */
  readonly summary: string;
  /** How to mend it. */
  readonly detail: string;
  /** Inside the source. */
  readonly range: Range;
  /** `Did you mean "severity"?`, where a near name exists. */
  readonly suggestion?: string;
}

/** A name that is not known, with the nearest of those that are. */
export function unknownName(problem: ExpressionProblem, name: string, known: Iterable<string>): ExpressionProblem {
  const nearest = nearestName(name, known);
  return nearest === undefined ? problem : { ...problem, suggestion: `Did you mean "${nearest}"?` };
}
