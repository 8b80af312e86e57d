import type { FailStep } from '../../plan/plan.ts';
import { NO_TIME } from '../bound.ts';
import type { Explained } from '../explained.ts';
import { valueText } from '../value-text.ts';

/** A failure on purpose. */
export function explainFail({ code, message }: FailStep): Explained {
  return {
    sentence: `Fails with the code ${code}: "${valueText(message)}". Unless a step around it catches that, the run ends as failed.`,
    bodies: [],
    longest: () => NO_TIME,
    afterCancelMs: 0,
    drawn: { as: 'failure' },
  };
}
