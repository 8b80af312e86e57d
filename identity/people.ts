import type { PersonId } from '../contracts/ids.ts';
import type { Directory, Person } from '../tenants/tenant.ts';

/** Everybody of all teams, each once, in order of id. */
export function everybody(directory: Directory): readonly Person[] {
  const people = new Map<PersonId, Person>();
  for (const team of directory.teams.values()) {
    for (const member of team.members) if (!people.has(member.id)) people.set(member.id, member);
  }
  return [...people.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The person of this id, whichever team has them. */
export function findPerson(directory: Directory, id: string): Person | undefined {
  return everybody(directory).find((person) => person.id === id);
}
