import type { Failure } from '../../contracts/failure-codes.ts';
import type { Json } from '../../contracts/json.ts';
import { evaluate } from '../expressions/evaluate.ts';
import type { Scope } from '../expressions/scope.ts';
import { splitTemplate } from '../expressions/split-template.ts';

/** A piece of a text: what its author wrote, or a value that may come from an attacker. */
export type TextPart =
  { readonly kind: 'text'; readonly text: string } | { readonly kind: 'value'; readonly value: Json };

/** The parts of a text in order, or why one of them has no value. */
export type EvaluatedText =
  { readonly ok: true; readonly parts: readonly TextPart[] } | { readonly ok: false; readonly failure: Failure };

/**
 * Evaluates the `${{ }}` spans of a text and keeps them apart from the text around them, so that each can be escaped
 * for its target. Never throws.
 */
export function evaluateText(text: string, scope: Scope): EvaluatedText {
  const split = splitTemplate(text);
  if (!split.ok) return { ok: false, failure: { code: 'expression-failed', message: split.problem.summary } };
  const parts: TextPart[] = [];
  for (const part of split.parts) {
    if (part.kind === 'text') {
      parts.push(part);
      continue;
    }
    const evaluated = evaluate(part.source, scope);
    if (!evaluated.ok) return evaluated;
    parts.push({ kind: 'value', value: evaluated.value });
  }
  return { ok: true, parts };
}
