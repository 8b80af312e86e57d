import type { PageEffect } from '../../contracts/activities.ts';
import type { Failure } from '../../contracts/failure-codes.ts';
import { renderValues } from '../../language/expressions/render-value.ts';
import type { Scope as Names } from '../../language/expressions/scope.ts';
import type { EscalateStep } from '../../language/plan/plan.ts';
import { textOf } from '../text-of.ts';

/** What people read who are called. */
export type Page = Pick<PageEffect, 'message' | 'facts'>;

/** Resolves the text of the pages. Without a `message` it is the title of the step. */
export function renderPage(
  step: EscalateStep,
  names: Names,
): { readonly ok: true; readonly value: Page } | { readonly ok: false; readonly failure: Failure } {
  const rendered = renderValues(step.with, names);
  if (!rendered.ok) return rendered;
  const { message, ...others } = rendered.value;
  const facts = Object.entries(others)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => ({ name, value }));
  return { ok: true, value: { message: message === undefined ? step.title : textOf(message), facts } };
}
