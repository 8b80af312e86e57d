/** What two lists have in common and what not. */
export interface Paired<What> {
  /** In the order of the second list. */
  readonly pairs: readonly (readonly [before: What, after: What])[];
  readonly removed: readonly What[];
  readonly added: readonly What[];
}

/**
 * Finds for each thing of the second list the one of the first that it was.
 *
 * @param keys tried one after the other; things with the same key belong together, the first with the first. A thing
 *   without a key waits for the next.
 */
export function pairUp<What>(
  before: readonly What[],
  after: readonly What[],
  keys: readonly ((what: What) => string | undefined)[],
): Paired<What> {
  const partners = new Map<What, What>();
  const left = new Set(before);
  for (const keyOf of keys) {
    const waiting = queuesOf(left, keyOf);
    for (const one of after.filter((what) => !partners.has(what))) {
      const partner = waiting.get(keyOf(one) ?? NO_KEY)?.shift();
      if (partner === undefined) continue;
      partners.set(one, partner);
      left.delete(partner);
    }
  }
  return {
    pairs: after.flatMap((one) => {
      const partner = partners.get(one);
      return partner === undefined ? [] : [[partner, one] as const];
    }),
    removed: [...left],
    added: after.filter((one) => !partners.has(one)),
  };
}

/** Never the key of anything. */
const NO_KEY = Symbol('no key');

function queuesOf<What>(left: Iterable<What>, keyOf: (what: What) => string | undefined): Map<string | symbol, What[]> {
  const queues = new Map<string | symbol, What[]>();
  for (const one of left) {
    const key = keyOf(one);
    if (key !== undefined) queues.set(key, [...(queues.get(key) ?? []), one]);
  }
  return queues;
}
