import type { Json, JsonObject } from '../../contracts/json.ts';
import type { Entity } from './entity.ts';

/** Members of an event by the names that Graph has for them. */
export type Names = Readonly<Record<string, string>>;

/** The texts that are there; empty ones are left out. */
export function textsGiven(entity: Entity, names: Names): JsonObject {
  return membersOf(names, (name) => emptyToNothing(entity.text(name)));
}

/** The whole numbers that are there. */
export function numbersGiven(entity: Entity, names: Names): JsonObject {
  return membersOf(names, (name) => {
    const number = entity.number(name);
    return number !== null && Number.isInteger(number) ? number : undefined;
  });
}

/** The moments that are there. */
export function momentsGiven(entity: Entity, names: Names): JsonObject {
  return membersOf(names, (name) => entity.moment(name) ?? undefined);
}

function membersOf(names: Names, read: (name: string) => Json | undefined): JsonObject {
  const members = Object.entries(names).map(([member, name]) => [member, read(name)] as const);
  return Object.fromEntries(members.flatMap(([member, value]) => (value === undefined ? [] : [[member, value]])));
}

function emptyToNothing(text: string): string | undefined {
  return text === '' ? undefined : text;
}
