import type { Entity } from './entity.ts';

/** Evidence of some alerts; what several of them name alike stands once. */
export interface EvidenceItems {
  /** Evidence of these types, read. */
  of<T>(read: (one: Entity) => T, ...types: readonly string[]): readonly T[];
  /** How much there is of types that are none of these. */
  countOthers(types: ReadonlySet<string>): number;
}

/** The evidence of some alerts. */
export function evidenceItems(alerts: readonly Entity[]): EvidenceItems {
  const all = alerts.flatMap((alert) => alert.entities('evidence'));
  return {
    of: (read, ...types) => distinct(all.filter((one) => types.includes(evidenceType(one))).map(read)),
    countOthers: (types) => all.filter((one) => !types.has(evidenceType(one))).length,
  };
}

/** The type of an evidence without its namespace: `deviceEvidence`; empty if it says none. */
export function evidenceType(one: Entity): string {
  return one.text('@odata.type').split('.').at(-1) ?? '';
}

function distinct<T>(items: readonly T[]): readonly T[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}
