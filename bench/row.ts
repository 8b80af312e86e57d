import { median, spread, type Values } from './measure.ts';

/** What is wanted of a figure. */
export type Goal = { readonly least: number } | { readonly below: number } | { readonly most: number };

/** One line of the table. */
export interface Row {
  /** `part.measure`. */
  readonly name: string;
  /** Median of the alternations; null where it could not be measured. */
  readonly value: number | null;
  readonly unit: string;
  /** As `≥ 0.95`; null for figures that are only told. */
  readonly goal: string | null;
  readonly met: boolean | null;
  /** Smallest and largest value, or why there is none. Not among the written rows. */
  readonly remark: string;
}

/** The row of a measure. What is judged is the figure itself, what is shown is rounded. */
export function row(name: string, values: Values, unit: string, goal?: Goal): Row {
  const value = median(values);
  const [least, most] = spread(values).map(round);
  return {
    name,
    value: round(value),
    unit,
    goal: goal === undefined ? null : goalText(goal),
    met: goal === undefined ? null : isMet(value, goal),
    remark: values.length > 1 ? `${least} to ${most}, ${values.length} times` : '',
  };
}

/** The row of a measure that could not be taken: a goal is then missed. */
export function missing(name: string, unit: string, goal: Goal | undefined, why: string): Row {
  const isJudged = goal !== undefined;
  return { name, value: null, unit, goal: isJudged ? goalText(goal) : null, met: isJudged ? false : null, remark: why };
}

function isMet(value: number, goal: Goal): boolean {
  if ('least' in goal) return value >= goal.least;
  return 'below' in goal ? value < goal.below : value <= goal.most;
}

function goalText(goal: Goal): string {
  if ('least' in goal) return `≥ ${goal.least}`;
  return 'below' in goal ? `< ${goal.below}` : `≤ ${goal.most}`;
}

/** Three digits that count, and no fraction from 100 on. */
function round(value: number): number {
  return value >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}
