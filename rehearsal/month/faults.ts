import type { UtcMs } from '../../contracts/time.ts';
import type { FaultsDocument } from '../../language/faults/faults-schema.ts';
import { parseDuration } from '../../language/schema/duration.ts';
import type { ApiLimit } from './api-limits.ts';

/** From one moment until, not including, another. */
export interface Span {
  readonly from: UtcMs;
  readonly to: UtcMs;
}

/** Something that does not answer: an upstream, `ledger`, or `worker`, which is Watchbill itself. */
export interface Outage extends Span {
  readonly what: string;
}

/** An upstream that takes only so many calls a minute and tenant. */
export interface Throttling extends Span {
  readonly what: string;
  readonly perMinute: number;
}

/** What a rehearsal knows of a person beyond the team's document. */
export interface PersonHabits {
  /** IANA name; without it the person works in the zone of the tenant that asks. */
  readonly timezone?: string;
  readonly away: readonly Span[];
}

/** All that goes wrong in a rehearsal. */
export interface Faults {
  readonly outages: readonly Outage[];
  readonly throttling: readonly Throttling[];
  readonly people: ReadonlyMap<string, PersonHabits>;
  /** Limits of upstreams that differ from the vendor's, or that only the operator knows. */
  readonly limits: ReadonlyMap<string, Pick<ApiLimit, 'perMinute' | 'perHour'>>;
}

/** Everything works. */
export const NO_FAULTS: Faults = { outages: [], throttling: [], people: new Map(), limits: new Map() };

/** What a checked file of faults means. */
export function faultsFrom({ outages, throttling, people, limits }: FaultsDocument): Faults {
  return {
    outages: (outages ?? []).map((outage) => ({ what: outage.what, ...spanOf(outage) })),
    throttling: (throttling ?? []).map(({ what, perMinute, ...span }) => ({ what, perMinute, ...spanOf(span) })),
    people: new Map(
      Object.entries(people ?? {}).map(([person, { away = [], ...habits }]) => [
        person,
        { ...habits, away: away.map(spanOf) },
      ]),
    ),
    limits: new Map(Object.entries(limits ?? {})),
  };
}

function spanOf(written: { readonly from: string; readonly for: string }): Span {
  const from = Date.parse(written.from);
  return { from, to: from + (parseDuration(written.for) ?? 0) };
}

/** The span among some that a moment lies in. */
export function spanAt<One extends Span>(spans: readonly One[], at: UtcMs): One | undefined {
  return spans.find(({ from, to }) => from <= at && at < to);
}

/** Whether something does not answer at a moment. */
export function isOut({ outages }: Faults, what: string, at: UtcMs): boolean {
  return outages.some((outage) => outage.what === what && outage.from <= at && at < outage.to);
}

/** When Watchbill does what is due at a moment: then, or when its worker is back. */
export function awakeAt({ outages }: Faults, at: UtcMs): UtcMs {
  let awake = at;
  for (;;) {
    const outage = spanAt(
      outages.filter(({ what }) => what === 'worker'),
      awake,
    );
    if (outage === undefined) return awake;
    awake = outage.to;
  }
}
