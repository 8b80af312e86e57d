import type { Diagnostic, Fix } from '../../language/diagnostic.ts';

/** How often a text is fixed and checked again: a fix may bring to light what another one mends. */
export const PASSES_MAX = 10;

/** A text after its fixes. */
export interface FixedText {
  readonly text: string;
  /** Fixes that went into the text. */
  readonly fixes: number;
  /** Fixes that did not, because the text would have more errors than at first. */
  readonly withheld: number;
}

/** How a text is looked at. */
export interface Look {
  check(text: string): readonly Diagnostic[];
  /** Whether it is YAML that can be read; what cannot hides all its other errors. */
  isReadable(text: string): boolean;
}

/**
 * Applies the fixes that need no author, again and again until there are none or the passes are used up. What comes out
 * is the last text that has no more errors than the first, or can be read where the first could not.
 */
export function fixText(text: string, { check, isReadable }: Look): FixedText {
  let current = { text, fixes: 0, diagnostics: check(text) };
  let best = current;
  const wasReadable = isReadable(text);
  const errorsMax = errorsIn(current.diagnostics);
  for (let pass = 1; pass <= PASSES_MAX; pass++) {
    const fixes = chosenFixes(current.diagnostics);
    if (fixes.length === 0) break;
    const next = applyFixes(current.text, fixes);
    current = { text: next, fixes: current.fixes + fixes.length, diagnostics: check(next) };
    const isReadableNow = !wasReadable && isReadable(next);
    if (isReadableNow || errorsIn(current.diagnostics) <= errorsMax) best = current;
  }
  return { text: best.text, fixes: best.fixes, withheld: current.fixes - best.fixes };
}

/** Fixes for one pass, in the order of the text. Where two overlap the first stays; the other waits for the next pass. */
export function chosenFixes(diagnostics: readonly Diagnostic[]): readonly Fix[] {
  const certain = diagnostics.flatMap(({ fix }) => (fix === undefined || fix.needsAuthor === true ? [] : [fix]));
  const inOrder = certain.sort((one, other) => one.range.start - other.range.start || one.range.end - other.range.end);
  const chosen: Fix[] = [];
  for (const fix of inOrder) {
    const last = chosen.at(-1)?.range;
    // Two insertions at one place overlap too: which of them comes first would be a guess.
    if (last === undefined || (fix.range.start >= last.end && fix.range.start > last.start)) chosen.push(fix);
  }
  return chosen;
}

/** From the end, so that the places of those before stay what they are. */
function applyFixes(text: string, fixes: readonly Fix[]): string {
  return fixes.reduceRight(
    (rest, { range, replacement }) => rest.slice(0, range.start) + replacement + rest.slice(range.end),
    text,
  );
}

function errorsIn(diagnostics: readonly Diagnostic[]): number {
  return diagnostics.filter(({ severity }) => severity === 'error').length;
}
