import type { RepeatStep } from '../../plan/plan.ts';
import { atMost, inSequence, longestOf, NO_TIME, repeated } from '../bound.ts';
import { counted, durationWords } from '../duration-words.ts';
import type { Explained } from '../explained.ts';

/** A loop until something holds. Its worst case is that this never comes true. */
export function explainRepeat({ until, max, everyMs, steps }: RepeatStep): Explained {
  const pace = everyMs === 0 ? 'one turn right after the other' : `a turn every ${durationWords(everyMs)}`;
  const often = `at most ${counted(max, 'time')}, ${pace}`;
  return {
    sentence: `Repeats until \`${until}\` holds, ${often}; if it still does not hold then, the step fails.`,
    bodies: [{ at: '[*]', steps }],
    longest: ([turn = NO_TIME]) => inSequence([repeated(longestOf([turn, atMost(everyMs)]), max - 1), turn]),
    afterCancelMs: 0,
    counted: often,
    drawn: { as: 'turns' },
  };
}
