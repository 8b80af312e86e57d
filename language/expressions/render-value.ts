import type { Failure } from '../../contracts/failure-codes.ts';
import { canonicalJson, type Json, type JsonObject } from '../../contracts/json.ts';
import type { Value, Values } from '../plan/plan.ts';
import { evaluate } from './evaluate.ts';
import { whole } from './fault.ts';
import { RESULT_BYTES_MAX } from './limits.ts';
import type { Evaluated, Scope } from './scope.ts';
import { utf8Length } from './to-json.ts';

/** Values by name after rendering, or the first failure. */
export type RenderedValues =
  { readonly ok: true; readonly value: JsonObject } | { readonly ok: false; readonly failure: Failure };

type TextValue = Extract<Value, { readonly text: unknown }>;

/**
 * Resolves a value of a plan: literals stay, a lone expression keeps the type of its result, text and expressions are
 * joined as text, in which null is nothing and a list or map is JSON. Stops at the first failure, in the order written.
 */
export function renderValue(value: Value, scope: Scope): Evaluated {
  if ('lit' in value) return { ok: true, value: value.lit };
  if ('cel' in value) return evaluate(value.cel, scope);
  if ('text' in value) return renderText(value, scope);
  if ('list' in value) return renderList(value.list, scope);
  return renderValues(value.map, scope);
}

/** Resolves values by name, in the order written; stops at the first failure. */
export function renderValues(values: Values, scope: Scope): RenderedValues {
  const members: [string, Json][] = [];
  for (const [name, value] of Object.entries(values)) {
    const rendered = renderValue(value, scope);
    if (!rendered.ok) return rendered;
    members.push([name, rendered.value]);
  }
  // Defines members instead of assigning them, so that a name `__proto__` is data.
  return { ok: true, value: Object.fromEntries(members) };
}

function renderList(list: readonly Value[], scope: Scope): Evaluated {
  const items: Json[] = [];
  for (const value of list) {
    const rendered = renderValue(value, scope);
    if (!rendered.ok) return rendered;
    items.push(rendered.value);
  }
  return { ok: true, value: items };
}

function renderText({ text: parts }: TextValue, scope: Scope): Evaluated {
  let text = '';
  for (const part of parts) {
    const rendered = typeof part === 'string' ? ({ ok: true, value: part } as const) : evaluate(part.cel, scope);
    if (!rendered.ok) return rendered;
    text += asText(rendered.value);
    // Each part alone may have as much as the whole.
    if (text.length > RESULT_BYTES_MAX) break;
  }
  const bytes = utf8Length(text);
  return bytes <= RESULT_BYTES_MAX ? { ok: true, value: text } : { ok: false, failure: tooLong(bytes) };
}

function asText(value: Json): string {
  if (value === null) return '';
  return typeof value === 'object' ? canonicalJson(value) : String(value);
}

function tooLong(bytes: number): Failure {
  const message = `Cannot join a text because it would have ${whole(bytes)} bytes: the limit is ${whole(RESULT_BYTES_MAX)}. Put less into it`;
  return { code: 'expression-limit', message };
}
