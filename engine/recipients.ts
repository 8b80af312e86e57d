import type { Recipient } from '../contracts/activities.ts';
import type { Failure } from '../contracts/failure-codes.ts';
import { renderValues } from '../language/expressions/render-value.ts';
import type { Scope as Names } from '../language/expressions/scope.ts';
import type { RecipientValue } from '../language/plan/plan.ts';

/** Resolves the names of recipients; who they are is looked up where the message is sent. */
export function renderRecipients(
  values: readonly RecipientValue[],
  names: Names,
): { readonly ok: true; readonly value: readonly Recipient[] } | { readonly ok: false; readonly failure: Failure } {
  const recipients: Recipient[] = [];
  for (const value of values) {
    const rendered = renderValues(value, names);
    if (!rendered.ok) return rendered;
    recipients.push(rendered.value as unknown as Recipient); // one member with a name, as the schema has it
  }
  return { ok: true, value: recipients };
}
