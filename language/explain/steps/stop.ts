import type { StopStep } from '../../plan/plan.ts';
import { NO_TIME } from '../bound.ts';
import type { Explained } from '../explained.ts';

/** An end on purpose. */
export function explainStop({ outcome }: StopStep): Explained {
  return {
    sentence: `Ends the run as ${outcome}.`,
    bodies: [],
    longest: () => NO_TIME,
    afterCancelMs: 0,
    drawn: { as: 'end', outcome },
  };
}
