import type { ForEachStep } from '../../plan/plan.ts';
import { NO_TIME, repeated } from '../bound.ts';
import { counted } from '../duration-words.ts';
import type { Explained } from '../explained.ts';

/** A loop over a list. Its worst case is the longest list that it takes. */
export function explainForEach(step: ForEachStep): Explained {
  const { as, in: list, max, concurrency, onItemFailure, steps } = step;
  const pace = concurrency === 1 ? 'one after the other' : `${concurrency} at once`;
  const often = `at most ${counted(max, 'time')}, ${pace}`;
  const failure =
    onItemFailure === 'stop' ? 'An item that fails ends the loop.' : 'An item that fails does not stop the others.';
  return {
    sentence: `For each \`${as}\` of \`${list}\`, ${often}; a longer list fails before its first item. ${failure}`,
    bodies: [{ at: '[*]', steps }],
    longest: ([turn = NO_TIME]) => repeated(turn, Math.ceil(max / concurrency)),
    afterCancelMs: 0,
    counted: often,
    drawn: { as: 'turns' },
  };
}
