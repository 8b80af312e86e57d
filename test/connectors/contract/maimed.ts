/** A value that differs in one place. */
export interface Maimed {
  /** Where, and how. */
  readonly what: string;
  readonly value: unknown;
}

const OTHERS: readonly unknown[] = [null, 7, '7', 'notAWordOfTheirs', 'x'.repeat(5_000), '', true, {}, [], [[]]];

/** The value with each of its members left out and replaced by each of the others, one at a time. */
export function maimed(value: unknown): readonly Maimed[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, member]) => [
    { what: `without ${key}`, value: without(value, key) },
    ...OTHERS.map((other) => ({
      what: `${key} = ${JSON.stringify(other).slice(0, 40)}`,
      value: put(value, key, other),
    })),
    ...maimed(member).map((inner) => ({ what: `${key}.${inner.what}`, value: put(value, key, inner.value) })),
  ]);
}

function without(value: object, key: string): unknown {
  const entries = Object.entries(value).filter(([name]) => name !== key);
  return Array.isArray(value) ? entries.map(([, member]): unknown => member) : Object.fromEntries(entries);
}

function put(value: object, key: string, member: unknown): unknown {
  if (Array.isArray(value)) return value.map((old: unknown, at) => (String(at) === key ? member : old));
  return { ...value, [key]: member };
}
