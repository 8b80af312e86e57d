import type { Diagnostic } from '../../../language/diagnostic.ts';

/** A finding about the first character, with what a test is about. */
export function aFinding(about: Partial<Diagnostic> = {}): Diagnostic {
  return {
    code: 'unknown-key',
    severity: 'error',
    summary: 'Cannot use the key "a"',
    detail: 'Remove it',
    file: 'a.yaml',
    range: { start: 0, end: 1 },
    ...about,
  };
}
