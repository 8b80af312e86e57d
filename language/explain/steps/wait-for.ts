import type { WaitForStep } from '../../plan/plan.ts';
import { atMost, inSequence } from '../bound.ts';
import { durationWords } from '../duration-words.ts';
import type { Explained } from '../explained.ts';

/** A pause that an event ends. One that has come since the run began counts. */
export function explainWaitFor({ event, where, withinMs, onTimeout }: WaitForStep): Explained {
  const time = durationWords(withinMs);
  const wanted = where === undefined ? `an event ${event}` : `an event ${event} where \`${where}\``;
  const silence = onTimeout.length === 0 ? 'it goes on without one' : 'what is below is done';
  return {
    sentence: `Waits for ${wanted}, which may have come since the run began. None within ${time}: ${silence}.`,
    bodies:
      onTimeout.length === 0 ? [] : [{ at: '/~timeout', heading: `None has come within ${time}`, steps: onTimeout }],
    longest: (bodies) => inSequence([atMost(withinMs), ...bodies]),
    afterCancelMs: 0,
    drawn: { as: 'question', otherwise: 'came' },
  };
}
