import fc from 'fast-check';
import type { Pace } from './pace.ts';

/** A step without ids; ids are given in the order of the tree, so that a shrunk plan is still a plan. */
export type Shape =
  | { readonly kind: 'set' | 'write' | 'read' | 'notify' | 'escalate' | 'fail' | 'stop'; readonly n: number }
  | { readonly kind: 'wait'; readonly seconds: number }
  | {
      readonly kind: 'approve';
      readonly quorum: number;
      readonly seconds: number;
      readonly remind: boolean;
      readonly onExpiry: readonly Shape[];
    }
  | {
      readonly kind: 'task';
      readonly seconds: number;
      readonly timeoutSeconds: number;
      readonly remind: boolean;
      readonly isReviewed: boolean;
      readonly isForEachTeam: boolean;
      readonly onOverdue: readonly Shape[];
    }
  | {
      readonly kind: 'do';
      readonly steps: readonly Shape[];
      readonly timeoutSeconds: number | null;
      readonly rescue: readonly Shape[] | null;
      readonly last: readonly Shape[] | null;
    }
  | {
      readonly kind: 'switch';
      readonly pivot: number;
      readonly first: readonly Shape[];
      readonly second: readonly Shape[];
    }
  | {
      readonly kind: 'parallel';
      readonly join: 'all' | 'any';
      readonly chain: boolean;
      readonly branches: readonly (readonly Shape[])[];
    }
  | { readonly kind: 'waitFor'; readonly seconds: number; readonly n: number; readonly onTimeout: readonly Shape[] }
  | { readonly kind: 'call'; readonly tenants: number; readonly detach: boolean }
  | { readonly kind: 'race'; readonly branches: readonly (readonly Shape[])[] }
  | {
      readonly kind: 'forEach';
      readonly items: number;
      readonly concurrency: number;
      readonly keepOn: boolean;
      readonly steps: readonly Shape[];
    }
  | {
      readonly kind: 'clock';
      readonly limitSeconds: number;
      readonly stops: boolean;
      readonly warn: readonly Shape[];
      readonly breach: readonly Shape[];
    }
  | {
      readonly kind: 'repeat';
      readonly max: number;
      readonly pivot: number;
      readonly seconds: number;
      readonly steps: readonly Shape[];
    };

const leafAt = ({ wait }: Pace): fc.Arbitrary<Shape> =>
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({ kind: fc.constantFrom('set', 'write', 'read', 'notify' as const), n: fc.nat(50) }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ kind: fc.constant('wait' as const), seconds: wait }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('escalate' as const), n: fc.nat(3) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('fail', 'stop' as const), n: fc.nat(3) }) },
  );

/** Lists of steps that lie in one another. */
export const shapesAt = (pace: Pace): fc.Arbitrary<readonly Shape[]> =>
  fc.letrec<{ steps: readonly Shape[]; shape: Shape }>((tie) => {
    const steps = fc.array(tie('shape'), { minLength: 1, maxLength: 3 });
    const maybe = fc.option(steps, { freq: 3 });
    return {
      steps: fc.array(tie('shape'), { minLength: 1, maxLength: 4, depthIdentifier: 'plan' }),
      shape: fc.oneof(
        { maxDepth: 3, depthIdentifier: 'plan' },
        { weight: 5, arbitrary: leafAt(pace) },
        {
          weight: 1,
          arbitrary: fc.record({
            kind: fc.constant('approve' as const),
            quorum: fc.integer({ min: 1, max: 2 }),
            seconds: pace.expiry,
            remind: fc.boolean(),
            onExpiry: steps,
          }),
        },
        {
          weight: 1,
          arbitrary: fc.record({
            kind: fc.constant('task' as const),
            seconds: pace.wait,
            timeoutSeconds: pace.expiry,
            remind: fc.boolean(),
            isReviewed: fc.boolean(),
            isForEachTeam: fc.boolean(),
            onOverdue: steps,
          }),
        },
        {
          weight: 1,
          arbitrary: fc.record({
            kind: fc.constant('do' as const),
            steps,
            timeoutSeconds: fc.option(pace.timeout),
            rescue: maybe,
            last: maybe,
          }),
        },
        {
          weight: 1,
          arbitrary: fc.record({ kind: fc.constant('switch' as const), pivot: fc.nat(2), first: steps, second: steps }),
        },
        {
          weight: 1,
          arbitrary: fc.record({
            kind: fc.constant('parallel' as const),
            join: fc.constantFrom('all', 'any' as const),
            chain: fc.boolean(),
            branches: fc.array(steps, { minLength: 2, maxLength: 3 }),
          }),
        },
        {
          weight: 1,
          arbitrary: fc.record({
            kind: fc.constant('waitFor' as const),
            seconds: pace.expiry,
            n: fc.nat(2),
            onTimeout: steps,
          }),
        },
        {
          weight: 1,
          arbitrary: fc.record({ kind: fc.constant('call' as const), tenants: fc.nat(4), detach: fc.boolean() }),
        },
        {
          weight: 1,
          arbitrary: fc.record({
            kind: fc.constant('race' as const),
            branches: fc.array(steps, { minLength: 2, maxLength: 3 }),
          }),
        },
        {
          weight: 1,
          arbitrary: fc.record({
            kind: fc.constant('forEach' as const),
            items: fc.nat(4),
            concurrency: fc.integer({ min: 1, max: 3 }),
            keepOn: fc.boolean(),
            steps,
          }),
        },
        {
          weight: 1,
          arbitrary: fc.record({
            kind: fc.constant('clock' as const),
            limitSeconds: pace.timeout,
            stops: fc.boolean(),
            warn: steps,
            breach: steps,
          }),
        },
        {
          weight: 1,
          arbitrary: fc.record({
            kind: fc.constant('repeat' as const),
            max: fc.integer({ min: 1, max: 3 }),
            pivot: fc.nat(2),
            seconds: pace.wait,
            steps,
          }),
        },
      ),
    }; // letrec's types do not follow a recursive union
  }).steps;
