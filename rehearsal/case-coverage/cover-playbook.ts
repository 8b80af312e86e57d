import type { PlaybookName } from '../../contracts/ids.ts';
import type { RunOutcome } from '../../contracts/run.ts';
import { outcomesToCover } from '../../language/plan/outcomes-to-cover.ts';
import type { Plan } from '../../language/plan/plan.ts';
import type { Rehearsal } from '../rehearse.ts';
import { type Branch, branchesOf } from './branches-of.ts';
import { type Covered, coveredOf } from './covered.ts';
import { ranSteps } from './ran-steps.ts';
import { type PlacePath, stepPlaces } from './step-places.ts';
import { takenWays } from './taken-ways.ts';

/** A step as coverage names it. */
export interface CountedStep {
  readonly path: PlacePath;
  readonly title: string;
}

/** How much of a playbook its cases went through. */
export interface PlaybookCoverage {
  readonly playbook: PlaybookName;
  readonly steps: Covered<CountedStep>;
  readonly branches: Covered<Branch>;
  readonly outcomes: Covered<RunOutcome>;
}

/** Compares a plan with what rehearsals of it went through, all together. */
export function coverPlaybook(
  plan: Plan,
  rehearsals: readonly Pick<Rehearsal, 'outcome' | 'records'>[],
): PlaybookCoverage {
  const places = stepPlaces(plan);
  const traces = rehearsals.map(({ records }) => records);
  const taken = takenWays(places, traces);
  const ran = ranSteps(places, traces, taken);
  const seen = new Set(rehearsals.map(({ outcome }) => outcome));
  const steps = places.map(({ path, step }): CountedStep => ({ path, title: step.title }));
  return {
    playbook: plan.name,
    steps: coveredOf(steps, ({ path }) => ran.has(path)),
    branches: coveredOf(places.flatMap(branchesOf), (branch) => taken.has(branch)),
    outcomes: coveredOf(outcomesToCover(plan), (outcome) => seen.has(outcome)),
  };
}
