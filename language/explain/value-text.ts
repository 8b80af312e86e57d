import type { Value, Values } from '../plan/plan.ts';

/** A value as its author wrote it: `Purge ${{ size(…) }} mails`; lists and maps in brackets. */
export function valueText(value: Value): string {
  if ('lit' in value) return typeof value.lit === 'string' ? value.lit : JSON.stringify(value.lit);
  if ('cel' in value) return spanOf(value.cel);
  if ('text' in value) return value.text.map((part) => (typeof part === 'string' ? part : spanOf(part.cel))).join('');
  if ('list' in value) return `[${value.list.map(quotedValue).join(', ')}]`;
  return `{ ${valuesText(value.map)} }`;
}

/** Values by name: `key: «phishing/${{ … }}», severity: «high»`. */
export function valuesText(values: Values): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}: ${quotedValue(value)}`)
    .join(', ');
}

/** Text in quotation marks; numbers, lists and whole expressions stand for themselves. */
export function quotedValue(value: Value): string {
  const isText = 'text' in value || ('lit' in value && typeof value.lit === 'string');
  return isText ? `«${valueText(value)}»` : valueText(value);
}

function spanOf(source: string): string {
  return `\${{ ${source} }}`;
}
