import type { Step } from '../plan/plan.ts';
import type { Explained } from './explained.ts';
import { enumerated } from './name-words.ts';

/** Steps inside a step, in whatever place, with where they stand in paths and when they run. */
export interface Part {
  /** Path that these steps stand below. */
  readonly path: string;
  /** Absent for a body of which the sentence of the step has said when it runs. */
  readonly heading?: string;
  readonly steps: readonly Step[];
}

/** The parts of a step by their places. */
export interface Parts {
  readonly bodies: readonly Part[];
  readonly catches: readonly Part[];
  readonly finally: Part;
}

/** What stands inside a step. The paths are those of runs, with `[*]` for the turns of a loop. */
export function partsOf(step: Step, explained: Explained, path: string): Parts {
  return {
    bodies: explained.bodies.map(({ at, heading, steps }) => ({
      path: `${path}${at}`,
      steps,
      ...(heading === undefined ? {} : { heading }),
    })),
    catches: (step.catch ?? []).map(({ on, steps }) => ({
      path: `${path}/~catch`,
      heading: `If it fails${on === undefined ? '' : ` with ${enumerated(on, 'or')}`}${steps.length === 0 ? ', it goes on' : ''}`,
      steps,
    })),
    finally: { path: `${path}/~finally`, heading: 'Afterwards, whatever became of it', steps: step.finally ?? [] },
  };
}

/** Path of a step below another path, `` being the top. */
export function pathBelow(parent: string, id: string): string {
  return parent === '' ? id : `${parent}/${id}`;
}
