import type { Draft } from '../compile/draft.ts';
import { checkExpression, type CheckedExpression, type TypeScope } from '../expressions/check-expression.ts';
import { parseExpression } from '../expressions/parse-expression.ts';
import { remembered } from '../expressions/remembered.ts';
import type { Use } from '../types/use.ts';
import { scopeOf } from './expression-scope.ts';

/** An expression whose syntax is right: the types of what it reads where it stands, and its own. */
export interface TypedSource extends CheckedExpression {
  readonly scope: TypeScope;
}

/**
 * The type of an expression where it stands; undefined where its syntax is wrong. What is given to an action is asked
 * about as an expression and as an input: it is typed once. A view belongs to one draft.
 */
export function typedSource(draft: Draft, use: Pick<Use, 'view' | 'source' | 'expected'>): TypedSource | undefined {
  const known = typedIn(use.view);
  const key = `${use.expected} ${use.source}`;
  if (!known.has(key)) known.set(key, typeSource(draft, use));
  return known.get(key);
}

const typedIn = remembered<Use['view'], Map<string, TypedSource | undefined>>(() => new Map());

function typeSource(draft: Draft, use: Pick<Use, 'view' | 'source' | 'expected'>): TypedSource | undefined {
  const parsed = parseExpression(use.source);
  if (!parsed.ok) return undefined;
  const scope = scopeOf(draft, use, parsed.references);
  return { scope, ...checkExpression(use.source, scope, use.expected) };
}
