import { createHash } from 'node:crypto';

/** Numbers that follow from a seed, and the choices made with them. */
export interface SeededRandom {
  /** 0 inclusive to 1 exclusive. */
  next(): number;
  /** 0 inclusive to `limit` exclusive. */
  below(limit: number): number;
  pick<const C extends readonly [unknown, ...unknown[]]>(choices: C): C[number];
  chance(probability: number): boolean;
  shuffle<T>(items: readonly T[]): T[];
  guid(): string;
  hex(digits: number): string;
}

/** Makes a generator (mulberry32: small, fast, good enough for tests). */
export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  const hex = (digits: number): string => Array.from({ length: digits }, () => below(16).toString(16)).join('');
  return {
    next,
    below,
    hex,
    pick: (choices) => choices[below(choices.length)] ?? choices[0],
    chance: (probability) => next() < probability,
    shuffle: (items) => shuffled(items, below),
    guid: () => asGuid(hex(32)),
  };
}

/** The same GUID for the same name, always. */
export function guidFrom(name: string): string {
  return asGuid(createHash('sha256').update(name).digest('hex'));
}

/** A seed out of a text. */
export function seedFrom(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0);
}

function asGuid(hex: string): string {
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function shuffled<T>(items: readonly T[], below: (limit: number) => number): T[] {
  const keyed = items.map((item) => ({ item, key: below(2 ** 31) }));
  return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
}
