import type { Paint } from './terminal.ts';
import { type Text, text } from './text.ts';

const BAD: ReadonlySet<string> = new Set(['failed', 'ended-outside']);

/** An outcome in the colour that it deserves. */
export function outcomeText(paint: Paint, outcome: string): Text {
  if (BAD.has(outcome)) return paint.red(text`${outcome}`);
  return outcome === 'cancelled' ? paint.yellow(text`${outcome}`) : paint.green(text`${outcome}`);
}

/** Whether a program that waits for a run should be told that it failed. */
export function isFailure(outcome: string | null): boolean {
  return outcome === null || outcome === 'cancelled' || BAD.has(outcome);
}
