import { expect, test } from 'vitest';
import { flattenPlan } from '../../../language/diff/flatten-plan.ts';
import { planChanges } from '../../../language/diff/plan-changes.ts';
import type { Deadline, LockedAction, Plan } from '../../../language/plan/plan.ts';
import { aPlan, lit } from '../../engine/plans.ts';

const PURGE: LockedAction = { version: 1, quick: false, impact: 'destructive', repeat: 'safe', targets: ['a'] };

test.each<readonly [before: Parameters<typeof aPlan>[1], after: Parameters<typeof aPlan>[1], told: string]>([
  [{ owner: 'csirt' }, { owner: 'night' }, 'behaviour playbook: The owner: it is "night" now; it was "csirt".'],
  [{ title: 'A' }, { title: 'B' }, 'wording playbook: The title: it is "B" now; it was "A".'],
  [
    { category: 'response' },
    { category: 'onboarding' },
    'wording playbook: The category: it is "onboarding" now; it was "response".',
  ],
  [
    {},
    { inputs: { hours: { schema: { type: 'integer' } } } },
    'behaviour input hours: Is new: { schema: { type: "integer" } }.',
  ],
  [{ inputs: { hours: { schema: {} } } }, {}, 'behaviour input hours: Is gone.'],
  [
    { inputs: { hours: { schema: {}, default: 1 } } },
    { inputs: { hours: { schema: {}, default: 2 } } },
    'behaviour input hours: The default: it is 2 now; it was 1.',
  ],
  [
    { inputs: { hours: { schema: {}, description: 'a' } } },
    { inputs: { hours: { schema: {}, description: 'b' } } },
    'wording input hours: The description: it is "b" now; it was "a".',
  ],
  [{ outputs: { n: lit(1) } }, { outputs: { n: lit(2) } }, 'behaviour output n: Is 2 now; it was 1.'],
  [{ budgets: { steps: 10 } }, { budgets: { steps: 20 } }, 'danger limit steps: Is 20 now; it was 10.'],
  [
    { budgets: { runTimeMs: 2_000 } },
    { budgets: { runTimeMs: 1_000 } },
    'behaviour limit runTimeMs: Is 1 second now; it was 2 seconds.',
  ],
  [
    { actions: {} },
    { actions: { 'mail.purge': PURGE } },
    'danger action mail.purge: Is new: { version: 1, quick: false, impact: "destructive", repeat: "safe", targets: "a" }.',
  ],
  [{ actions: { 'mail.purge': PURGE } }, { actions: {} }, 'behaviour action mail.purge: Is gone.'],
  [
    { actions: { 'mail.purge': PURGE } },
    { actions: { 'mail.purge': { ...PURGE, version: 2 } } },
    'behaviour action mail.purge: The version: it is 2 now; it was 1.',
  ],
  [
    { actions: { 'mail.purge': { ...PURGE, impact: 'write' } } },
    { actions: { 'mail.purge': PURGE } },
    'danger action mail.purge: The impact: it is "destructive" now; it was "write".',
  ],
  [
    { actions: { 'mail.purge': PURGE } },
    { actions: { 'mail.purge': { ...PURGE, targets: [] } } },
    'danger action mail.purge: The inputs that an approval binds: it is nothing now; it was "a".',
  ],
])('%#', (before, after, told) => {
  const restOf = (more: Parameters<typeof aPlan>[1]) => flattenPlan(aPlan([], more)).rest;
  const changes = planChanges({ before: restOf(before), after: restOf(after) });
  expect(changes.map(({ weight, place, sentence }) => `${weight} ${place}: ${sentence}`)).toEqual([told]);
});

test.each<readonly [before: Partial<Deadline> | undefined, after: Partial<Deadline> | undefined, told: string]>([
  [undefined, {}, 'behaviour: The deadline: it is { withinMs: 1 minute } now; there was none.'],
  [{}, undefined, 'danger: The deadline: there is none now; it was { withinMs: 1 minute }.'],
  [{}, { withinMs: 120_000 }, 'danger: The deadline: it is 2 minutes now; it was 1 minute.'],
  [{ withinMs: 120_000 }, {}, 'behaviour: The deadline: it is 1 minute now; it was 2 minutes.'],
  [{ warnMs: 1_000 }, { warnMs: 2_000 }, 'behaviour: When the deadline warns: it is 2 seconds now; it was 1 second.'],
])('a run that may last longer is more dangerous: %#', (before, after, told) => {
  const restOf = (more: Partial<Deadline> | undefined) =>
    flattenPlan(
      aPlan([], more === undefined ? {} : { deadline: { withinMs: 60_000, onWarn: [], onBreach: [], ...more } }),
    ).rest;
  const changes = planChanges({ before: restOf(before), after: restOf(after) });
  expect(changes.map(({ weight, sentence }) => `${weight}: ${sentence}`)).toEqual([told]);
});

test('a member that a later version adds is told by its key', () => {
  const later = { ...aPlan([]), promise: { withinMs: 60_000 } } as Plan;
  expect(planChanges({ before: flattenPlan(aPlan([])).rest, after: flattenPlan(later).rest })).toMatchObject([
    { place: 'playbook', sentence: 'The key "promise": it is { withinMs: 1 minute } now; there was none.' },
  ]);
});
