import fc from 'fast-check';
import { MINUTE, SECOND } from '../engine/plans.ts';

/** How long things take in the plans of a set. */
export interface Pace {
  /** A wait, an approval's time, a group's time and the moment of a message, in seconds. */
  readonly wait: fc.Arbitrary<number>;
  readonly expiry: fc.Arbitrary<number>;
  readonly timeout: fc.Arbitrary<number>;
  readonly moment: fc.Arbitrary<number>;
  /** How long a run may last; null for as long as by default. */
  readonly runTime: fc.Arbitrary<number | null>;
  /** Which share of the called runs tell their caller that they have ended: who is told nothing looks after a minute. */
  readonly told: number;
  /** After how long at most those do. */
  readonly toldMsMax: number;
  /** How long what is undone later has until then. */
  readonly undoAfterMs: number;
  /** When an approval's reminder comes, and the pauses between tries, in milliseconds. */
  readonly remindMs: number;
  /** How long the first level of an escalation has; the second has twice as long. */
  readonly levelMs: number;
  readonly backoffMs: { readonly first: number; readonly max: number };
  /** An answer takes 20 ms and less than this more. */
  readonly latencyMsMax: number;
}

/** As people and upstreams are; for clocks that can be wound forward. */
export const LIFELIKE: Pace = {
  wait: fc.integer({ min: 0, max: 600 }),
  expiry: fc.integer({ min: 2, max: 20 }).map((minutes) => minutes * 60),
  timeout: fc.integer({ min: 5, max: 900 }),
  moment: fc.integer({ min: 1, max: 1_500 }),
  runTime: fc.option(fc.integer({ min: 30, max: 1_500 }), { freq: 4 }),
  told: 0.6,
  toldMsMax: 4 * MINUTE,
  undoAfterMs: 10 * MINUTE,
  remindMs: MINUTE,
  levelMs: 3 * MINUTE,
  backoffMs: { first: 4 * SECOND, max: MINUTE },
  latencyMsMax: 1_700,
};
