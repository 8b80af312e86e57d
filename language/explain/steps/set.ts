import type { SetStep } from '../../plan/plan.ts';
import { NO_TIME } from '../bound.ts';
import type { Explained } from '../explained.ts';
import { enumerated } from '../name-words.ts';
import { quotedValue } from '../value-text.ts';

/** Variables. */
export function explainSet({ set }: SetStep): Explained {
  const setWords = Object.entries(set).map(([name, value]) => `${name} to ${quotedValue(value)}`);
  return {
    sentence: `Sets ${enumerated(setWords, 'and')}.`,
    bodies: [],
    longest: () => NO_TIME,
    afterCancelMs: 0,
    drawn: { as: 'box' },
  };
}
