import { isDeepStrictEqual } from 'node:util';

/** The members of a patch that differ from the entity. */
export function changedFields<T extends object>(entity: T, patch: Partial<T>): Partial<T> {
  const before = new Map<string, unknown>(Object.entries(entity));
  const changed = Object.entries(patch).filter(([name, value]) => !isDeepStrictEqual(before.get(name), value));
  // A selection of the patch's own members.
  return Object.fromEntries(changed) as Partial<T>;
}
