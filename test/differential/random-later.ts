import type { StartChildEffect } from '../../contracts/activities.ts';
import type { Plan } from '../../language/plan/plan.ts';
import type { SeenEffect } from '../../rehearsal/virtual-effects.ts';
import { rehearsalOf, type Scenario } from './compare.ts';
import type { RandomScenario } from './random-scenario.ts';

/** Of the runs of a scenario that undo its steps later, one is looked at: they are much alike. */
const LOOKED_AT = 1;

/** The runs that undo steps of a scenario later, which are scenarios too: with the same answers. */
export async function laterRunsOf(scenario: RandomScenario): Promise<readonly Scenario[]> {
  const { effects } = await rehearsalOf(scenario);
  const begun = new Map(effects.flatMap(startOf).map((start) => [start.path, start]));
  return [...begun.values()].slice(0, LOOKED_AT).map(({ plan, inputs, starter, parent }) => ({
    plan: plan as unknown as Plan, // the engine has made it
    answers: scenario.answers,
    script: scenario.laterScript,
    start: { inputs, starter, parent },
  }));
}

function startOf({ effect }: SeenEffect): readonly StartChildEffect[] {
  return effect.kind === 'start-child' && effect.plan !== undefined ? [effect] : [];
}
