import fc from 'fast-check';
import type { What } from './random-messages.ts';
import type { Pace } from './pace.ts';
import type { Shape } from './random-shapes.ts';

/**
 * What a plan begins with, and what is mostly said to its run. Of plans without a theme that stay the same however late
 * things come, only one in thousands has a task that somebody answers in time, or a page that somebody answers.
 */
export interface Theme {
  readonly begins: fc.Arbitrary<readonly Shape[]>;
  readonly said: readonly [What, ...What[]];
}

const AFTER: readonly Shape[] = [{ kind: 'set', n: 1 }];

/** The themes of plans at this pace. */
export const themesAt = ({ expiry, wait, timeout }: Pace): readonly Theme[] => [
  { begins: fc.tuple(taskAt(expiry, wait)), said: ['work', 'work', 'work', 'review', 'review', 'move-on'] },
  { begins: fc.constant([{ kind: 'escalate', n: 1 }]), said: ['acknowledge', 'acknowledge', 'move-on'] },
  { begins: fc.tuple(callOf, fc.constant({ kind: 'write', n: 1 } as const)), said: ['told', 'cancel', 'move-on'] },
  { begins: fc.tuple(fc.constant(WRITE), endOf), said: ['roll-back', 'move-on'] },
  { begins: fc.tuple(clockAt(timeout, false), clockAt(timeout, true)), said: ['hold', 'event'] },
  { begins: fc.tuple(clockAt(fc.constant(4), false), fc.constant(LONG)), said: ['approve', 'event'] },
];

const WRITE: Shape = { kind: 'write', n: 1 };

const callOf = fc.record({ kind: fc.constant('call' as const), tenants: fc.nat(4), detach: fc.boolean() });

const LONG: Shape = { kind: 'wait', seconds: 10 };

const endOf: fc.Arbitrary<Shape> = fc.constantFrom<Shape[]>({ kind: 'fail', n: 0 }, LONG);

const taskAt = (expiry: Pace['expiry'], seconds: Pace['wait']): fc.Arbitrary<Shape> =>
  fc.record({
    kind: fc.constant('task' as const),
    seconds,
    timeoutSeconds: expiry,
    remind: fc.boolean(),
    isReviewed: fc.boolean(),
    isForEachTeam: fc.boolean(),
    onOverdue: fc.constant(AFTER),
  });

const clockAt = (limitSeconds: Pace['timeout'], stops: boolean): fc.Arbitrary<Shape> =>
  fc.record({
    kind: fc.constant('clock' as const),
    limitSeconds,
    stops: fc.constant(stops),
    warn: fc.constant(AFTER),
    breach: fc.constant(AFTER),
  });
