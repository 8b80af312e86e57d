import type { DoStep } from '../../plan/plan.ts';
import { NO_TIME } from '../bound.ts';
import { counted } from '../duration-words.ts';
import type { Explained } from '../explained.ts';

/** A group. */
export function explainDo({ steps }: DoStep): Explained {
  return {
    sentence: `Does ${counted(steps.length, 'step')} in order.`,
    bodies: [{ at: '', steps }],
    longest: ([body = NO_TIME]) => body,
    afterCancelMs: 0,
    drawn: { as: 'group' },
  };
}
