import type { RecipientValue } from '../plan/plan.ts';
import { valueText } from './value-text.ts';

/** Names one after the other: `a, b or c`. */
export function enumerated(names: readonly string[], conjunction: 'and' | 'or'): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} ${conjunction} ${String(names.at(-1))}`;
}

/** Whom a step asks or tells: `team csirt`; what an expression names is told as the expression. */
export function recipientWords(recipient: RecipientValue): string {
  return Object.entries(recipient)
    .map(([kind, name]) => `${kind} ${valueText(name)}`)
    .join(' ');
}
