import { RE2JS, RE2JSException } from 're2js';
import { invariant } from '../../contracts/invariant.ts';
import { fail, Fault, keepWithin } from './fault.ts';
import { PATTERN_LENGTH_MAX, PATTERN_SIZE_MAX } from './limits.ts';
import type { Meter } from './meter.ts';

// Patterns run in time linear in text and pattern, whatever they say. Their cost is charged for the slower of the
// library's two engines (measured at up to 18 ns for each instruction and character), and before anything is run.
const WORK_PER_UNIT = 4;
/** Compiling was measured at up to 4 microseconds for each instruction and 27 for each character of `(?i)\pL`. */
const COMPILE_COST = { instruction: 100, character: 600 };

const PART = /\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\{(\d*),?(\d*)\}|[()]|[^]/gs;

/** A compiled pattern. */
export interface PatternMatcher {
  /** Whether the pattern occurs in the text. */
  readonly test: (text: string, meter: Meter) => boolean;
}

/** A pattern ready to use, or why it is none. */
export type CompiledPattern =
  { readonly ok: true; readonly matcher: PatternMatcher } | { readonly ok: false; readonly fault: Fault };

/** Compiles a pattern in RE2 syntax. Refuses what is too long or too large before it costs anything. */
export function compilePattern(pattern: string): CompiledPattern {
  try {
    return { ok: true, matcher: matcherOf(pattern) };
  } catch (error) {
    invariant(error instanceof Fault, `a pattern could not be compiled: ${String(error)}`);
    return { ok: false, fault: error };
  }
}

/** `matches(text, pattern)` with a pattern that is computed: compiling is charged once an evaluation. */
export function matchesComputed(text: string, pattern: string, meter: Meter): boolean {
  let matcher = meter.patterns.get(pattern);
  if (matcher === undefined) {
    meter.spend(COMPILE_COST.instruction * patternSize(pattern) + COMPILE_COST.character * pattern.length);
    matcher = matcherOf(pattern);
    meter.patterns.set(pattern, matcher);
  }
  return matcher.test(text, meter);
}

function matcherOf(pattern: string): PatternMatcher {
  const size = patternSize(pattern);
  const compiled = compileWithLibrary(pattern);
  const cost = Math.max(size, compiled.programSize()) / WORK_PER_UNIT;
  return {
    test(text, meter) {
      meter.spend(1 + text.length * cost);
      return compiled.test(text);
    },
  };
}

function compileWithLibrary(pattern: string): RE2JS {
  try {
    return RE2JS.compile(pattern);
  } catch (error) {
    invariant(error instanceof RE2JSException, `the library did not refuse a pattern, but failed: ${String(error)}`);
    return fail(`the pattern of "matches" is not valid: ${error.message}`);
  }
}

/**
 * Instructions that a pattern will have, roughly: `(ab){3}` has six. Needed before compiling, because 500 characters
 * can mean half a million instructions.
 *
 * @throws {Fault} if it is too long, or has too many.
 */
function patternSize(pattern: string): number {
  keepWithin(pattern.length, PATTERN_LENGTH_MAX, 'characters in a pattern');
  const outer: number[] = [];
  let size = 0;
  let last = 0; // of the part that a repetition would repeat
  for (const [part, least, most] of pattern.matchAll(PART)) {
    if (part === '(') {
      outer.push(size);
      [size, last] = [0, 0];
    } else if (part === ')') {
      last = size;
      size += outer.pop() ?? 0;
    } else if (least === undefined) {
      last = 1;
      size += 1;
    } else {
      const repeated = last * Math.max(1, Number(least), Number(most));
      size += repeated - last;
      last = repeated;
    }
    keepWithin(size, PATTERN_SIZE_MAX, 'instructions in a pattern');
  }
  return size;
}
