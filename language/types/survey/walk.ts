import type { Draft } from '../../compile/draft.ts';
import type { ExpectedType } from '../../expressions/check-expression.ts';
import { parseExpression } from '../../expressions/parse-expression.ts';
import type { Cel, Step, Value, Values } from '../../plan/plan.ts';
import type { PlacedStep, Survey, Use } from '../use.ts';
import type { View } from '../view.ts';

/** A survey under way. */
export interface Walk extends Survey {
  readonly draft: Draft;
  readonly uses: Use[];
  readonly steps: PlacedStep[];
  readonly lists: (readonly Step[])[];
  /** What is seen where a `stop` ends the run before the last step. */
  readonly ends: View[];
  /** Steps that run beside the others, walked once it is known what they may see. */
  readonly beside: ((seen: View) => void)[];
  /** Walks a list of steps inside the given ones; answers what is seen after it. */
  list(steps: readonly Step[], view: View, inside: readonly Step[]): View;
}

/** Notes an expression, where there is one. */
export function note(walk: Walk, use: Omit<Use, 'source'> & { readonly source: Cel | undefined }): void {
  if (use.source !== undefined) walk.uses.push({ ...use, source: use.source });
}

/** Notes the expressions inside values. */
export function noteValues(walk: Walk, values: Values | Readonly<Record<string, Value | undefined>>, view: View): void {
  for (const value of Object.values(values).filter((one) => one !== undefined)) noteValue(walk, value, view);
}

/** Notes the expressions inside a value. */
export function noteValue(walk: Walk, value: Value, view: View): void {
  if ('cel' in value) noteSpan(walk, value, view, 'any');
  else if ('list' in value) for (const item of value.list) noteValue(walk, item, view);
  else if ('map' in value) noteValues(walk, value.map, view);
  else if ('text' in value)
    for (const part of value.text) if (typeof part === 'object') noteSpan(walk, part, view, 'any');
}

function noteSpan(walk: Walk, part: { readonly cel: Cel }, view: View, expected: ExpectedType): void {
  walk.uses.push({ source: part.cel, owner: part, key: 'cel', view, expected, isCondition: false });
}

/** Ids of the steps that a condition asks about. */
export function testedBy(condition: Cel | undefined): readonly string[] {
  if (condition === undefined) return [];
  const parsed = parseExpression(condition);
  if (!parsed.ok) return [];
  return parsed.references.flatMap(({ path }) => (path[0] === 'steps' && path[1] !== undefined ? [path[1]] : []));
}
