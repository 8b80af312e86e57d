import type { Diagnostic } from '../diagnostic.ts';

/**
 * The text with dots where findings say that a secret may stand, of the same length: a frame around another finding in
 * the same line does not show it either.
 */
export function hideSecrets(text: string, diagnostics: readonly Diagnostic[]): string {
  return diagnostics
    .filter(({ isSecret }) => isSecret === true)
    .reduce((shown, { range: { start, end } }) => {
      const dots = shown.slice(start, end).replaceAll(/[^\r\n]/g, '•');
      return shown.slice(0, start) + dots + shown.slice(end);
    }, text);
}
