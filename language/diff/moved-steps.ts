import type { Change } from './change.ts';
import type { FlatStep } from './flatten-plan.ts';
import type { Paired } from './pair-up.ts';

/** A step that does the same at another place. */
export interface Moved {
  readonly flat: FlatStep;
  readonly sentence: Change['sentence'];
}

/**
 * Steps that stand in another list or at another place among their neighbours. Of neighbours that changed places, as few
 * as possible are told; a step that was pushed back by a new one has not moved.
 */
export function movedSteps({ pairs }: Pick<Paired<FlatStep>, 'pairs'>): readonly Moved[] {
  const names = new Map(pairs.map(([before, after]) => [before.step.id, after.step.id]));
  const stayed = pairs.filter(([before, after]) => isSameList(before, after, names));
  const between = pairs
    .filter(([before, after]) => !isSameList(before, after, names))
    .map(([before, flat]): Moved => ({
      flat,
      sentence: `Stands ${listWords(flat)} now; it stood ${listWords(before)}.`,
    }));
  return [...between, ...listsOf(stayed).flatMap(outOfOrder)];
}

type Pair = readonly [before: FlatStep, after: FlatStep];

/** A list is the same by its place or by its name: a case put in front moves none of the others. */
function isSameList(before: FlatStep, after: FlatStep, names: ReadonlyMap<string, string>): boolean {
  const parent = before.parent === null ? null : names.get(before.parent);
  const isSameSlot = before.slot.byPlace === after.slot.byPlace || before.slot.byName === after.slot.byName;
  return parent === after.parent && isSameSlot;
}

function listsOf(pairs: readonly Pair[]): readonly (readonly Pair[])[] {
  const lists = new Map<string, Pair[]>();
  for (const pair of pairs) {
    const key = `${String(pair[1].parent)}\n${pair[1].slot.byPlace}`;
    lists.set(key, [...(lists.get(key) ?? []), pair]);
  }
  return [...lists.values()];
}

function outOfOrder(list: readonly Pair[]): readonly Moved[] {
  const kept = longestRising(list.map(([before]) => before.index));
  return list.flatMap(([, flat], place) => {
    if (kept.has(place)) return [];
    const [, neighbour] = list[place - 1] ?? [];
    const where = neighbour === undefined ? 'before all its neighbours' : `after step ${neighbour.step.id}`;
    return [{ flat, sentence: `Comes ${where} now; its place among its neighbours was another.` }];
  });
}

/** Places of a longest rising series of numbers. */
function longestRising(numbers: readonly number[]): ReadonlySet<number> {
  const all: { readonly last: number; readonly places: readonly number[] }[] = [];
  for (const [place, number] of numbers.entries()) {
    const before = longest(all.filter(({ last }) => last < number));
    all.push({ last: number, places: [...before, place] });
  }
  return new Set(longest(all));
}

function longest(series: readonly { readonly places: readonly number[] }[]): readonly number[] {
  return series.reduce((one: readonly number[], { places }) => (places.length > one.length ? places : one), []);
}

function listWords({ parent, slot }: FlatStep): string {
  return parent === null ? `in ${slot.byName}` : `in step ${parent} (${slot.byName})`;
}
