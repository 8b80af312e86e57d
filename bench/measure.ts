/** Values of the alternations of one measure, in order. Never empty. */
export type Values = readonly number[];

/** The middle value; between the two middle ones of an even number. */
export function median(values: Values): number {
  const sorted = values.toSorted((one, other) => one - other);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? Number.NaN) + upper) / 2;
}

/** The smallest and the largest value. */
export function spread(values: Values): readonly [number, number] {
  return [Math.min(...values), Math.max(...values)];
}

/** One value against another, alternation by alternation: what disturbs both cancels out. */
export function ratios(values: Values, against: Values): Values {
  return values.map((value, at) => value / (against[at] ?? Number.NaN));
}

/**
 * Measures several sides in turn, as often as asked for. Every second alternation runs backwards, so that none of them
 * always comes first.
 */
export async function alternate<Name extends string, Figures>(
  sides: Readonly<Record<Name, () => Promise<Figures>>>,
  alternations: number,
): Promise<Readonly<Record<Name, readonly Figures[]>>> {
  const names = Object.keys(sides) as Name[]; // keys of the record
  const figures = Object.fromEntries(names.map((name) => [name, [] as Figures[]])) as Record<Name, Figures[]>;
  for (let round = 0; round < alternations; round++) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) figures[name].push(await sides[name]());
  }
  return figures;
}

/** Times a synchronous body, in milliseconds. */
export function timed(body: () => unknown): number {
  const start = performance.now();
  body();
  return performance.now() - start;
}
