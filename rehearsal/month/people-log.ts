import type { PersonId } from '../../contracts/ids.ts';
import type { UtcMs } from '../../contracts/time.ts';
import { localName, localTimeOf } from '../../schedules/zone-time.ts';
import { dayPartAt } from './day-parts.ts';

/** Whoever got up is awake for so long. */
export const AWAKE_MS = 60 * 60 * 1_000;

/** Why somebody heard from Watchbill. */
export type Contact = 'asked' | 'reminded' | 'mailed';

/** What a person heard in the whole time. */
export interface PersonSeen {
  readonly person: string;
  readonly asked: number;
  readonly reminded: number;
  readonly mailed: number;
  /** Times that the person had to get up: asked between 22:00 and 07:00 for something that does not wait until the morning, or sent something urgent then; once an hour. */
  readonly woken: number;
  /** By hour of the person's own wall clock, from midnight: how often they heard from Watchbill. */
  readonly byHour: readonly number[];
  readonly wokenAt: readonly Waking[];
}

/** A person got up. */
export interface Waking {
  readonly at: UtcMs;
  readonly timezone: string;
  /** On the wall clock of the person. */
  readonly local: string;
  readonly tenant: string;
  readonly playbook: string;
}

/** Somebody heard something. */
export interface Heard {
  readonly person: PersonId;
  readonly contact: Contact;
  readonly at: UtcMs;
  /** Of the person. */
  readonly timezone: string;
  /** It does not wait until the morning. */
  readonly isUrgent: boolean;
  readonly tenant: string;
  readonly playbook: string;
}

interface Counted {
  readonly counts: Record<Contact, number>;
  readonly byHour: number[];
  readonly wokenAt: Waking[];
}

/** Keeps what people hear. */
export class PeopleLog {
  readonly #people = new Map<string, Counted>();

  hear({ person, contact, at, timezone, isUrgent, tenant, playbook }: Heard): void {
    const known = this.#people.get(person);
    const counted = known ?? {
      counts: { asked: 0, reminded: 0, mailed: 0 },
      byHour: Array.from({ length: 24 }, () => 0),
      wokenAt: [],
    };
    this.#people.set(person, counted);
    counted.counts[contact] += 1;
    const { hour } = localTimeOf(timezone, at);
    counted.byHour[hour] = (counted.byHour[hour] ?? 0) + 1;
    if (!isUrgent || dayPartAt(timezone, at) !== 'night' || isAwake(counted, at)) return;
    counted.wokenAt.push({ at, timezone, local: localName(timezone, at), tenant, playbook });
  }

  /** By name. */
  people(): readonly PersonSeen[] {
    return [...this.#people]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([person, { counts, byHour, wokenAt }]) => ({ person, ...counts, woken: wokenAt.length, byHour, wokenAt }));
  }
}

/** Whether somebody got up shortly before. */
function isAwake({ wokenAt }: Counted, at: UtcMs): boolean {
  const last = wokenAt.at(-1);
  return last !== undefined && at - last.at < AWAKE_MS;
}
