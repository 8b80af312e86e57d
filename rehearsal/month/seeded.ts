const FNV_START = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
const SPREAD = 0x9e3779b1;
const RANGE = 2 ** 32;

/**
 * A number from 0 to 1 (exclusive) that is always the same for the same seed and names, and has nothing to do with the order
 * in which numbers are drawn: what happens in one run does not change another.
 */
export function drawn(seed: number, ...names: readonly (string | number)[]): number {
  // Mixed before the names, so that a seed and a first letter that differ in the same bits do not meet.
  let hash = FNV_START ^ Math.imul(seed + 1, SPREAD);
  hash = Math.imul(hash ^ (hash >>> 15), FNV_PRIME);
  for (const character of names.join('\n')) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), FNV_PRIME);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / RANGE;
}

/** A whole number from one to another, drawn so. */
export function drawnBetween(least: number, most: number, share: number): number {
  return least + Math.floor(share * (most - least + 1));
}
